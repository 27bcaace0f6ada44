import Core

/// A social status asked for by name, on a day or over a period.
struct AskedStatus: Sendable {
    let name: String
    let first: CalendarDate
    let last: CalendarDate

    init?(_ element: XMLElement) {
        guard let name = element["Naam"]?.trimmed, let date = element["Datum"] else { return nil }
        self.name = name
        if let day = date["Datum"]?.trimmed.flatMap(CalendarDate.init) {
            first = day
            last = day
        } else {
            guard let period = date["Periode"], let begin = period["Begindatum"]?.trimmed.flatMap(CalendarDate.init)
            else { return nil }
            first = begin
            last = period["Einddatum"]?.trimmed.flatMap(CalendarDate.init) ?? begin
        }
    }
}

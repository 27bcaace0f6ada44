import Core

/// The content of GeefLeefloonbedragen 02.00: what was paid in the years asked, or that nothing was.
struct LivingWageMessage {
    /// An OCMW by its number; the mock has one.
    private static let centre = "0999900150"

    let inquiry: Inquiry
    let wages: [LivingWage]

    /// The year asked and those before it, the oldest first.
    private var years: [Int] {
        let last = inquiry.criteria?["Jaar"]?.trimmed.flatMap { Int($0) } ?? inquiry.today.year
        let back = inquiry.criteria?["AantalJaarTerug"]?.trimmed.flatMap { Int($0) } ?? 0
        return Array((last - min(max(back, 0), 10))...last)
    }

    func write(to writer: inout MessageWriter) {
        writer.list("Leefloonbedragen", "Leefloonbedrag", years) { writer, year in
            writer.leaf("Jaar", String(year))
            let kinds = ["Leefloon", "EquivalentLeefloon"].map { kind in
                (kind, wages.filter { $0.kind == kind }.flatMap { months($0, of: year) })
            }.filter { !$0.1.isEmpty }
            guard !kinds.isEmpty else {
                return writer.leaf("Uitbetaling", "0", ("Beschrijving", "Geen uitbetaling"))
            }
            writer.element("Tegemoetkoming") { writer in
                writer.element("Jaarlijks", ("Jaar", String(year))) { writer in
                    for (kind, months) in kinds { total(&writer, kind, months) }
                }
                writer.element("Maandelijks") { writer in
                    for (kind, months) in kinds {
                        for month in months { write(month, kind, to: &writer) }
                    }
                }
            }
        }
    }

    private func total(_ writer: inout MessageWriter, _ kind: String, _ months: [Month]) {
        writer.element(kind) { writer in
            writer.leaf("Bedrag", Self.euros(months.reduce(0) { $0 + $1.cents }))
            writer.flag("TweedeGerechtigde", false)
            writer.leaf("AantalMaandenZonderToelage", String(max(0, 12 - months.count)))
            writer.flag("MaximumLeefloonGekregen", false)
        }
    }

    private func write(_ month: Month, _ kind: String, to writer: inout MessageWriter) {
        let id = month.first.text.filter { $0 != "-" }
        writer.element("Maand", ("JaarMaand", String(month.first.text.prefix(7)))) { writer in
            writer.element(kind + "PerPeriode", ("LaatsteUitbetaling", "1")) { writer in
                writer.element(kind + "Periode", ("ID", id)) { writer in
                    writer.leaf("Bedrag", Self.euros(month.cents))
                    writer.period("Periode", month.first.text, month.last.text)
                    writer.element("Begunstigde") { writer in writer.leaf("INSZ", inquiry.digits) }
                    writer.element("Partner") { writer in writer.flag("TweedeGerechtigde", false) }
                    writer.element("OCMW") { writer in
                        writer.leaf("Ondernemingsnummer", Self.centre)
                        writer.leaf("Bestand", id)
                        writer.leaf("Suffix", "0")
                    }
                    writer.flag("MaximumLeefloonGekregen", false)
                }
            }
        }
    }

    private struct Month {
        let first: CalendarDate
        let last: CalendarDate
        let cents: Int
    }

    /// The months that were paid: those that the wage ran in, up to today.
    private func months(_ wage: LivingWage, of year: Int) -> [Month] {
        (1...12).compactMap { month in
            let days = CalendarDate.daysInMonth(year: year, month: month)
            guard let first = CalendarDate(year: year, month: month, day: 1),
                let last = CalendarDate(year: year, month: month, day: days), first <= inquiry.today,
                wage.period.overlaps(first, last)
            else { return nil }
            return Month(first: first, last: last, cents: wage.centsAMonth)
        }
    }

    private static func euros(_ cents: Int) -> String {
        let rest = String(cents % 100)
        return String(cents / 100) + "." + (rest.utf8.count == 1 ? "0" : "") + rest
    }
}

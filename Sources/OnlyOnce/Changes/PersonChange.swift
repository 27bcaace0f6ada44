package import Core

/// A source's notice that something of a person changed: of whom and which kind of information, no data.
package struct PersonChange: Sendable {
    /// Every number that the notice names: the person's, one that was cancelled, the one in its place.
    package let numbers: [INSZ]
    /// Whether the number itself changed.
    package let isOfNumber: Bool
    package let kind: String
    /// The last day on which the change can have been made.
    package let until: CalendarDate?

    package init(numbers: [INSZ], isOfNumber: Bool, kind: String, until: CalendarDate?) {
        self.numbers = numbers
        self.isOfNumber = isOfNumber
        self.kind = kind
        self.until = until
    }

    /// Notices out of the dictionary's `mutations.notices`; one that names nobody readable is left out.
    static func list(_ value: Value) -> [PersonChange] {
        guard case .list(let items) = value else { return [] }
        return items.compactMap { item in
            guard case .record(let fields) = item else { return nil }
            func number(_ name: String) -> INSZ? {
                if case .person(let number)? = fields[name] { number } else { nil }
            }
            let others = ["cancelled", "replacement"].compactMap(number)
            let numbers = [number("person")].compactMap(\.self) + others
            guard !numbers.isEmpty else { return nil }
            var kind = ""
            if case .text(let text)? = fields["kind"] { kind = text }
            var until: CalendarDate?
            if case .date(let date)? = fields["created"] { until = date.latest }
            return PersonChange(numbers: numbers, isOfNumber: !others.isEmpty, kind: kind, until: until)
        }
    }
}

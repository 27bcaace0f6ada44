/// A calendar period as ISO 8601 writes it, of one unit: `P1D`, `P2W`, `P3M`, `P1Y`.
package struct Period: Hashable, Sendable {
    package enum Unit: String, Hashable, Sendable, CaseIterable {
        case day = "D"
        case week = "W"
        case month = "M"
        case year = "Y"
    }

    package let count: Int
    package let unit: Unit

    /// At least one, and at most a century: longer is a mistake.
    package init?(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
        guard count >= 1, count <= 36_525, mostDays <= 36_600 else { return nil }
    }

    package init?(_ text: String) {
        guard text.first == "P", let last = text.last, let unit = Unit(rawValue: String(last)), text.utf8.count <= 7,
            let count = Digits.parse(text.utf8.dropFirst().dropLast())
        else { return nil }
        self.init(count, unit)
    }

    package var text: String { "P\(count)\(unit.rawValue)" }

    /// The first day after a period that begins on a day.
    package func end(from day: CalendarDate) -> CalendarDate {
        switch unit {
        case .day: day.adding(days: count)
        case .week: day.adding(days: count * 7)
        case .month: day.adding(months: count)
        case .year: day.adding(years: count)
        }
    }

    /// The days that it has at least and at most, for comparing periods of different units.
    package var leastDays: Int { days(inMonth: 28, inYear: 365) }
    package var mostDays: Int { days(inMonth: 31, inYear: 366) }

    private func days(inMonth: Int, inYear: Int) -> Int {
        switch unit {
        case .day: count
        case .week: count * 7
        case .month: count * inMonth
        case .year: count * inYear
        }
    }
}

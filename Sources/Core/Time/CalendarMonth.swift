/// A month of the Gregorian calendar, as figures are counted by.
package struct CalendarMonth: Hashable, Comparable, Sendable {
    /// Its first day.
    package let first: CalendarDate

    package init(of date: CalendarDate) {
        first = date.adding(days: 1 - date.day)
    }

    /// Parses `YYYY-MM`.
    package init?(_ text: String) {
        guard let first = CalendarDate(text + "-01") else { return nil }
        self.first = first
    }

    package var last: CalendarDate { next.first.adding(days: -1) }
    package var next: CalendarMonth { CalendarMonth(of: first.adding(months: 1)) }
    package var text: String { String(first.text.prefix(7)) }

    package static func < (left: CalendarMonth, right: CalendarMonth) -> Bool { left.first < right.first }

    /// Every month from this one up to and with another; empty where that one comes before.
    package func through(_ other: CalendarMonth) -> [CalendarMonth] {
        var months: [CalendarMonth] = []
        var month = self
        while month <= other {
            months.append(month)
            month = month.next
        }
        return months
    }
}

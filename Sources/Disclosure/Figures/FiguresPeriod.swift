package import Core

/// The months that figures are about.
///
/// Whole ones that are over: two periods then differ by whole months, and a month hides the same counts in each.
package struct FiguresPeriod: Hashable, Sendable {
    /// Months that are counted together at most.
    static let most = 60

    package let from: CalendarDate
    package let until: CalendarDate

    /// `nil` for days that do not begin and end a month, or that are still to come, or that are too many.
    package init?(from: CalendarDate, until: CalendarDate, today: CalendarDate) {
        guard from.day == 1, until.day == CalendarDate.daysInMonth(year: until.year, month: until.month),
            from <= until, until < today, Self.index(until) - Self.index(from) < Self.most
        else { return nil }
        self.from = from
        self.until = until
    }

    /// The year as far as its months are over; in January the year before.
    package init?(soFar today: CalendarDate) {
        let until = today.adding(days: -today.day)
        guard let from = CalendarDate(year: until.year, month: 1, day: 1) else { return nil }
        self.init(from: from, until: until, today: today)
    }

    var months: [(from: CalendarDate, until: CalendarDate)] {
        (0...Self.index(until) - Self.index(from)).map { month in
            (from.adding(months: month), from.adding(months: month + 1).adding(days: -1))
        }
    }

    private static func index(_ date: CalendarDate) -> Int { date.year * 12 + date.month }
}

package import Core
import Ledger

/// What the log holds about one person, newest first, day by day: the answer to "who looked at my data, and why?".
///
/// Article 15 GDPR.
package struct Timeline: Sendable {
    package struct Day: Sendable {
        package let date: CalendarDate
        package let lines: [AuditLine]
    }

    package let days: [Day]
    /// Whether there is more than was read.
    package let isComplete: Bool

    /// `lines` newest first; the looks of the officers themselves are part of it.
    package init(_ lines: [AuditLine], isComplete: Bool) {
        var days: [(date: CalendarDate, lines: [AuditLine])] = []
        for line in lines {
            let date = BelgianCalendar.date(at: line.at)
            if days.last?.date == date {
                days[days.count - 1].lines.append(line)
            } else {
                days.append((date, [line]))
            }
        }
        self.days = days.map { Day(date: $0.date, lines: $0.lines) }
        self.isComplete = isComplete
    }

    /// The last day on which an answer is due: a month after the question came in, or the last day of that month.
    ///
    /// Article 12(3) GDPR, article 3 of Regulation 1182/71.
    package static func due(asked: CalendarDate) -> CalendarDate {
        let (year, month) = asked.month == 12 ? (asked.year + 1, 1) : (asked.year, asked.month + 1)
        let days = CalendarDate.daysInMonth(year: year, month: month)
        return CalendarDate(year: year, month: month, day: min(asked.day, days)) ?? asked.adding(days: 30)
    }
}

extension AuditLine {
    /// Whether the entry was about somebody else, and this person is concerned as a member of a household.
    package var isMembers: Bool { content?["role"]?.string == "member" }
}

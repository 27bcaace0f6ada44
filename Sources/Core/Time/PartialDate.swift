/// A date as the registers write it: the day, or the month too, may be unknown (`1960-00-00`, `2004-05-00`).
///
/// A comparison that the unknown part decides has no answer: it is `nil`, never 1 January.
package struct PartialDate: Hashable, Sendable {
    package let year: Int
    package let month: Int?
    package let day: Int?

    /// A month or day that does not exist counts as unknown.
    package init(year: Int, month: Int? = nil, day: Int? = nil) {
        self.year = year
        self.month = month.flatMap { (1...12).contains($0) ? $0 : nil }
        if let month = self.month, let day, CalendarDate(year: year, month: month, day: day) != nil {
            self.day = day
        } else {
            self.day = nil
        }
    }

    package init(_ date: CalendarDate) {
        self.init(year: date.year, month: date.month, day: date.day)
    }

    /// Parses the forms that occur (FIELD 3.14): `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, zeros for what is unknown, a time or
    /// zone behind it ignored.
    ///
    /// A day that does not exist is refused: the caller keeps the text and flags it.
    package init?(_ text: String) {
        let utf8 = Array(text.utf8.prefix(10))
        if utf8.count > 7, utf8.count < 10 { return nil }
        if utf8.count == 10, text.utf8.count > 10 {
            let next = Array(text.utf8)[10]
            guard next == 0x54 || next == 0x20 || next == 0x2B || next == 0x2D || next == 0x5A else { return nil }
        }
        guard utf8.count == 4 || utf8.count == 7 || utf8.count == 10, let year = Digits.parse(utf8[0..<4]), year > 0
        else { return nil }
        var month = 0
        var day = 0
        if utf8.count >= 7 {
            guard utf8[4] == 0x2D, let parsed = Digits.parse(utf8[5..<7]), parsed <= 12 else { return nil }
            month = parsed
        }
        if utf8.count == 10 {
            guard utf8[7] == 0x2D, let parsed = Digits.parse(utf8[8..<10]) else { return nil }
            day = parsed
        }
        if month == 0 {
            guard day == 0 else { return nil }
        } else if day > 0 {
            guard CalendarDate(year: year, month: month, day: day) != nil else { return nil }
        }
        self.init(year: year, month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    }

    /// The whole date, where it is known.
    package var date: CalendarDate? {
        guard let month, let day else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// The first and the last day it can be.
    package var earliest: CalendarDate {
        CalendarDate(year: year, month: month ?? 1, day: day ?? 1) ?? CalendarDate(daysSince1970: 0)
    }

    package var latest: CalendarDate {
        let month = month ?? 12
        return CalendarDate(year: year, month: month, day: day ?? CalendarDate.daysInMonth(year: year, month: month))
            ?? CalendarDate(daysSince1970: 0)
    }

    /// Whole years at a day, or `nil` where the unknown part decides.
    package func age(at day: CalendarDate) -> Int? {
        let oldest = Self.years(from: earliest, to: day)
        return oldest == Self.years(from: latest, to: day) ? oldest : nil
    }

    private static func years(from birth: CalendarDate, to day: CalendarDate) -> Int {
        let years = day.year - birth.year
        return birth.adding(years: years) > day ? years - 1 : years
    }

    /// `YYYY-MM-DD` with zeros for what is unknown, as the sources write it.
    package var text: String {
        Digits.four(year) + "-" + Digits.two(Int64(month ?? 0)) + "-" + Digits.two(Int64(day ?? 0))
    }
}

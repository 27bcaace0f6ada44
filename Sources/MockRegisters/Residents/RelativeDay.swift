import Core

/// Dates in the files: `2019-04-01`, or relative to the mock clock's day: `0d`, `-1d`, `-6m`, `+3y`.
///
/// Relative dates keep a story true: who moved yesterday always moved yesterday.
enum RelativeDay {
    static func resolve(_ text: String, today: CalendarDate) -> CalendarDate? {
        if let day = CalendarDate(text) { return day }
        guard let unit = text.last, let amount = Int(text.dropLast()), abs(amount) <= 50_000 else { return nil }
        switch unit {
        case "d": return today.adding(days: amount)
        case "m": return months(amount, from: today)
        case "y": return abs(amount) <= 200 ? today.adding(years: amount) : nil
        default: return nil
        }
    }

    /// The same day so many months on, or the last day of a month that is too short.
    private static func months(_ amount: Int, from day: CalendarDate) -> CalendarDate? {
        let index = day.year * 12 + day.month - 1 + amount
        let (year, month) = (index / 12, index % 12 + 1)
        guard year > 0 else { return nil }
        return CalendarDate(
            year: year, month: month, day: min(day.day, CalendarDate.daysInMonth(year: year, month: month)))
    }
}

/// Europe/Brussels by rule: log years, day limits and ages are Belgian, and Foundation without ICU knows no zones.
///
/// Since 1996 (directive 2000/84/EC, art. 2-4) summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC
/// on the last Sunday of October; Sluis has no moments before.
package enum BelgianCalendar {
    /// Milliseconds to add to UTC.
    package static func offset(at instant: Instant) -> Int64 {
        let day = CalendarDate(daysSince1970: Int(instant.milliseconds.flooredQuotient(86_400_000)))
        let isSummer = change(year: day.year, month: 3) <= instant && instant < change(year: day.year, month: 10)
        return isSummer ? 7_200_000 : 3_600_000
    }

    private static func change(year: Int, month: Int) -> Instant {
        guard let last = CalendarDate(year: year, month: month, day: 31) else { return Instant(milliseconds: 0) }
        // 1970-01-01 was a Thursday: (days + 4) mod 7 counts from Sunday.
        let sunday = last.daysSince1970 - (last.daysSince1970 + 4) % 7
        return Instant(milliseconds: Int64(sunday) * 86_400_000 + 3_600_000)
    }

    package static func date(at instant: Instant) -> CalendarDate {
        let local = instant.milliseconds + offset(at: instant)
        return CalendarDate(daysSince1970: Int(local.flooredQuotient(86_400_000)))
    }

    /// `HH:mm:ss` on a Belgian clock.
    package static func time(at instant: Instant) -> String {
        let local = instant.milliseconds + offset(at: instant)
        let seconds = (local - local.flooredQuotient(86_400_000) * 86_400_000) / 1000
        return Digits.two(seconds / 3600) + ":" + Digits.two(seconds / 60 % 60) + ":" + Digits.two(seconds % 60)
    }

    /// The first moment of a Belgian day.
    package static func startOfDay(_ date: CalendarDate) -> Instant {
        let utc = Instant(milliseconds: Int64(date.daysSince1970) * 86_400_000)
        return utc.adding(milliseconds: -offset(at: utc.adding(milliseconds: -3_600_000)))
    }

    /// The last millisecond of a Belgian day.
    package static func endOfDay(_ date: CalendarDate) -> Instant {
        startOfDay(date.adding(days: 1)).adding(milliseconds: -1)
    }
}

/// Days and times as they are read in Dutch, on a Belgian clock.
package enum DutchTime {
    private static let months = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
        "december",
    ]

    /// `3 mei 2027`.
    package static func day(_ date: CalendarDate) -> String { "\(date.day) \(months[date.month - 1]) \(date.year)" }

    package static func day(_ instant: Instant) -> String { day(BelgianCalendar.date(at: instant)) }

    /// `14.05 uur`.
    package static func time(_ instant: Instant) -> String {
        BelgianCalendar.time(at: instant).split(separator: ":").prefix(2).joined(separator: ".") + " uur"
    }

    /// `3 mei 2027 om 14.05 uur`.
    package static func moment(_ instant: Instant) -> String { day(instant) + " om " + time(instant) }
}

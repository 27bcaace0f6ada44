/// What time it is: the system's clock, or one that a test or the demo sets.
///
/// Always handed in, never global.
package struct WallClock: Sendable {
    private let source: @Sendable () -> Instant

    package init(_ source: @escaping @Sendable () -> Instant) {
        self.source = source
    }

    package var now: Instant { source() }
    /// Today in Belgium.
    package var today: CalendarDate { BelgianCalendar.date(at: now) }
}

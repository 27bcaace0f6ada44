package import Core

/// When a feed is asked again: after its interval, and sooner while it gives no answer, though ever less often.
///
/// Pure.
package struct FeedTimetable: Sendable {
    private static let firstPause: Int64 = 900_000

    private let interval: Int64
    private var next = Instant(milliseconds: 0)
    private var failures: Int64 = 0

    /// - Parameter minutes: From one question to the next; 0 for one each turn.
    package init(everyMinutes minutes: Int) {
        interval = Int64(minutes) * 60_000
    }

    package func isDue(at now: Instant) -> Bool { now >= next }

    package mutating func asked(hasFailed: Bool, at now: Instant) {
        failures = hasFailed ? failures + 1 : 0
        let pause = hasFailed ? min(Self.firstPause << min(failures - 1, 10), interval) : interval
        next = now.adding(milliseconds: pause)
    }
}

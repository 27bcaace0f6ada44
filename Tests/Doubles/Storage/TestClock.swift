package import Core
import Synchronization

/// A clock that stands until a test moves it.
package final class TestClock: Sendable {
    private let instant: Mutex<Instant>

    package init(_ instant: Instant = TestClock.start) {
        self.instant = Mutex(instant)
    }

    /// 21 November 2026, 10:00 in Belgium.
    package static let start = Instant(milliseconds: 1_795_251_600_000)

    package var now: Instant { instant.withLock { $0 } }
    package var wall: WallClock { WallClock { self.now } }

    /// To the second minute of the next Belgian year.
    package func moveToNewYear() {
        instant.withLock { instant in
            let year = BelgianCalendar.date(at: instant).year
            guard let day = CalendarDate(year: year + 1, month: 1, day: 1) else { return }
            instant = BelgianCalendar.startOfDay(day).adding(seconds: 60)
        }
    }

    package func advance(milliseconds: Int64) {
        instant.withLock { $0 = $0.adding(milliseconds: milliseconds) }
    }
}

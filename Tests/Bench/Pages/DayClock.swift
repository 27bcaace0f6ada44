import Core
import Synchronization

/// A clock that is set to a day and runs on from there.
final class DayClock: Sendable {
    private struct State {
        var start: Instant
        var since = ContinuousClock.now
    }

    private let state: Mutex<State>

    init(_ start: Instant) {
        state = Mutex(State(start: start))
    }

    var wall: WallClock {
        WallClock { [self] in
            state.withLock { state in
                state.start.adding(milliseconds: Int64((ContinuousClock.now - state.since).inMilliseconds))
            }
        }
    }

    /// Never back: the day is the later one of that and now.
    func set(_ instant: Instant) {
        let now = wall.now
        state.withLock { $0 = State(start: max(now, instant)) }
    }
}

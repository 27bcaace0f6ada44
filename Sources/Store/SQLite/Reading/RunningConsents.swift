import Core
import Ledger
import Synchronization

/// The running consents that were asked for lately, so that a check before an act reads no table.
final class RunningConsents: Sendable {
    struct Key: Hashable, Sendable {
        let person: SubjectRef
        let purpose: String
    }

    private struct State {
        var generation = 0
        var known = RecentCache<Key, [ConsentRow]>(capacity: 50_000)
    }

    private let state = Mutex(State())

    subscript(key: Key) -> [ConsentRow]? { state.withLock { $0.known[key] } }

    /// Taken before reading; what changed meanwhile makes the reading stale.
    var generation: Int { state.withLock { $0.generation } }

    func keep(_ rows: [ConsentRow], for key: Key, readAt generation: Int) {
        state.withLock { state in
            if state.generation == generation { state.known[key] = rows }
        }
    }

    /// Called by the writer after something was erased.
    func forgetAll() {
        state.withLock { state in
            state.generation += 1
            state.known = RecentCache(capacity: 50_000)
        }
    }

    /// Called by the writer after a commit, before anyone is answered.
    func changed(_ rows: [ConsentRow]) {
        guard !rows.isEmpty else { return }
        state.withLock { state in
            state.generation += 1
            for row in rows { state.known[Key(person: row.person, purpose: row.purpose)] = nil }
        }
    }
}

import Core
import Synchronization

/// The refs behind aliases that were asked for lately; all of it goes when someone was erased.
final class AliasCache: Sendable {
    private struct State {
        var generation = 0
        var known = RecentCache<[UInt8], SubjectRef>(capacity: AliasCache.capacity)
    }

    private static let capacity = 100_000

    private let state = Mutex(State())

    subscript(alias: [UInt8]) -> SubjectRef? { state.withLock { $0.known[alias] } }

    /// Taken before reading; what was read before an erasure is not kept.
    var generation: Int { state.withLock { $0.generation } }

    func keep(_ ref: SubjectRef, for alias: [UInt8], readAt generation: Int) {
        state.withLock { state in
            if state.generation == generation { state.known[alias] = ref }
        }
    }

    func forgetAll() {
        state.withLock { state in
            state.generation += 1
            state.known = RecentCache(capacity: AliasCache.capacity)
        }
    }
}

import Core
import Synchronization

/// Work that takes longer than a page may, with its progress; the page looks again until it is done.
final class DeskTask: Sendable {
    enum Outcome: Sendable {
        case running
        case done(JSON)
        case failed
    }

    private struct State {
        var done: UInt64 = 0
        var outcome = Outcome.running
    }

    /// How much there is to do, as far as is known.
    let total: UInt64
    /// The entry that recorded the look (law 7).
    let recordedAs: Int64
    private let state = Mutex(State())

    /// Begins at once, in a task of its own.
    init(
        total: UInt64, recordedAs: Int64,
        _ work: @escaping @Sendable (_ progress: @escaping @Sendable (UInt64) -> Void) async throws -> JSON
    ) {
        self.total = total
        self.recordedAs = recordedAs
        Task { [self] in
            let outcome: Outcome
            do {
                outcome = .done(try await work { done in self.state.withLock { $0.done = done } })
            } catch {
                outcome = .failed
            }
            state.withLock { $0.outcome = outcome }
        }
    }

    var done: UInt64 { state.withLock { $0.done } }
    var outcome: Outcome { state.withLock { $0.outcome } }
}

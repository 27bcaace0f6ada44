package import MerkleLog
import Synchronization

/// What a witness signed, in memory; a test may take it back to an earlier state, or forbid writing.
package final class MemoryWitness: WitnessStorage {
    package struct State: Sendable {
        var signed: [String: WitnessedCheckpoint] = [:]
        var isInDoubt = false
    }

    private let state = Mutex(State())
    private let isFull = Mutex(false)

    package init() {}

    /// A copy, and the way back to it.
    package var snapshot: State {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }

    package func fill(_ full: Bool) { isFull.withLock { $0 = full } }

    package func origins() async throws(MerkleLogError) -> [String] { state.withLock { Array($0.signed.keys) } }
    package func latest(_ origin: String) async throws(MerkleLogError) -> WitnessedCheckpoint? {
        state.withLock { $0.signed[origin] }
    }
    package func isInDoubt() async throws(MerkleLogError) -> Bool { state.withLock { $0.isInDoubt } }

    package func advance(
        to next: WitnessedCheckpoint, from earlier: WitnessedCheckpoint?
    ) async throws(MerkleLogError) -> Bool {
        if isFull.withLock({ $0 }) { throw MerkleLogError(.storageFailed) }
        return state.withLock { state in
            guard state.signed[next.checkpoint.origin] == earlier, !state.isInDoubt else { return false }
            state.signed[next.checkpoint.origin] = next
            return true
        }
    }

    package func doubt(_ evidence: WitnessedCheckpoint) async throws(MerkleLogError) {
        state.withLock { $0.isInDoubt = true }
    }
}

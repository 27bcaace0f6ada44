import Ledger
import MerkleLog

/// Compares the log with the last checkpoint that was signed: a head that is older, or other, is refused.
struct AnchorCheck {
    let verifier: VerifierKey
    let origin: String

    /// - Parameter root: The root of the tree of the first leaves, by the tiles.
    func pass(_ notes: [String]?, size: UInt64, root: (UInt64) throws -> Hash) throws {
        guard let last = notes?.last else {
            guard size == 0 else { throw LedgerError(.rolledBack, "the log has entries and no anchor") }
            return
        }
        guard let note = try? SignedNote(parsing: Array(last.utf8)),
            case .signed(let anchored, _) = Checkpoint.open(note, log: verifier, origin: origin)
        else { throw LedgerError(.rolledBack, "the anchor is not signed by this log") }
        guard anchored.size <= size else {
            throw LedgerError(.rolledBack, "the log is shorter than its last signed checkpoint")
        }
        guard try root(anchored.size) == anchored.root else {
            throw LedgerError(.rolledBack, "the log is not the one that its last checkpoint was signed over")
        }
    }
}

import Ledger
import MerkleLog

/// Compares the logs with the last checkpoint that was signed: a head that is older, or other, is refused.
struct AnchorCheck {
    let base: String
    let keys: ControllerKeys
    /// The logs that there are, by year, with their sizes.
    let sizes: [Int: UInt64]

    /// - Parameter root: The root of the tree of the first leaves of a log, by the tiles.
    func pass(_ notes: [String]?, root: (_ year: Int, _ size: UInt64) throws -> Hash?) throws {
        guard let last = notes?.last else {
            guard sizes.values.allSatisfy({ $0 == 0 }) else {
                throw LedgerError(.rolledBack, "the log has entries and no anchor")
            }
            return
        }
        // The year of a checkpoint is in its name; one of a year that is not here is of another log, or of a later day.
        let note = try? SignedNote(parsing: Array(last.utf8))
        for (year, size) in sizes {
            let origin = "\(base)/\(year)"
            guard let note, let anchored = Checkpoint(note, ofLog: try keys.verifiers(of: origin), origin: origin)
            else {
                continue
            }
            guard anchored.size <= size else {
                throw LedgerError(.rolledBack, "the log is shorter than its last signed checkpoint")
            }
            guard try root(year, anchored.size).map({ $0 == anchored.root }) ?? true else {
                throw LedgerError(.rolledBack, "the log is not the one that its last checkpoint was signed over")
            }
            return
        }
        throw LedgerError(.rolledBack, "the anchor is not signed by this log")
    }
}

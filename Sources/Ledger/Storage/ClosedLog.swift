package import MerkleLog

/// A log of an earlier year, as it ended.
package struct ClosedLog: Hashable, Sendable {
    package let year: Int
    package let size: UInt64
    package let root: Hash
    /// The note with its last checkpoint, as the log signed it.
    package let checkpoint: String
    /// Whether its entries are gone, or going, after the term.
    package let isPruned: Bool

    package init(year: Int, size: UInt64, root: Hash, checkpoint: String, isPruned: Bool) {
        self.year = year
        self.size = size
        self.root = root
        self.checkpoint = checkpoint
        self.isPruned = isPruned
    }
}

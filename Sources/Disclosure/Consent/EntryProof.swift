import Catalogue
package import Core
import Ledger

/// An entry's place in the log, with the part that its reader may open.
package struct EntryProof: Sendable {
    package let leaf: [UInt8]
    /// Of all parts, in order: their hash stands in the leaf.
    package let commitments: [[UInt8]]
    /// The reader's own part: payload and salt give one of the commitments.
    package let payload: JSON?
    package let salt: [UInt8]?
    /// A `tlog-proof`: index, hashes and signed checkpoint.
    package let receipt: String

    package init(leaf: [UInt8], commitments: [[UInt8]], payload: JSON?, salt: [UInt8]?, receipt: String) {
        self.leaf = leaf
        self.commitments = commitments
        self.payload = payload
        self.salt = salt
        self.receipt = receipt
    }
}

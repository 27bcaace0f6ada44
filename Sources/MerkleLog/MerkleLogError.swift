/// What went wrong with bytes or numbers that were to be part of a log: a text that is no note, a size that no tree has.
///
/// A signature or a proof that does not hold is no error but a verdict.
package struct MerkleLogError: Error, Hashable, Sendable {
    package enum Code: String, Sendable {
        /// Bytes that are no frontier, tile, entry bundle or tile path.
        case malformedTree
        /// An entry over 65,535 bytes, which a bundle cannot hold.
        case entryTooLong
        /// An index or a size outside the tree.
        case outsideTree
        /// A text that is no signed note.
        case malformedNote
        /// A note over its limit in bytes or signatures.
        case oversizedNote
        /// A key text, a key name or key bytes that are none, or whose id is another key's.
        case malformedKey
        /// A key type other than Ed25519 and the timestamped Ed25519 cosignature.
        case unsupportedKey
        /// A note whose text is no checkpoint.
        case malformedCheckpoint
        /// A text that is no tlog-proof.
        case malformedReceipt
        /// The cryptographic library could not sign.
        case signingFailed
    }

    package let code: Code

    package init(_ code: Code) {
        self.code = code
    }
}

extension MerkleLogError: CustomStringConvertible {
    package var description: String { "merkle log: \(code.rawValue)" }
}

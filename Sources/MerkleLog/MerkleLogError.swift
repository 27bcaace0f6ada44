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
        /// A text that is no tlog-policy; the detail names the line and what to do.
        case malformedPolicy
        /// Bytes that are no request to a witness, or no answer of one.
        case malformedRequest
        /// What a witness keeps cannot be read or written.
        case storageFailed
    }

    package let code: Code
    /// Where and what, where the code does not tell enough.
    package let detail: String

    package init(_ code: Code, _ detail: String = "") {
        self.code = code
        self.detail = detail
    }
}

extension MerkleLogError: CustomStringConvertible {
    package var description: String {
        detail.isEmpty ? "merkle log: \(code.rawValue)" : "merkle log: \(code.rawValue): \(detail)"
    }
}

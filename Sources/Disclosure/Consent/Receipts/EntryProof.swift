package import Core
import Ledger

/// An entry's place in the log, with the part that its reader may open.
package struct EntryProof: Hashable, Sendable {
    package let leaf: [UInt8]
    /// Of all parts, in order: their hash stands in the leaf.
    package let commitments: [[UInt8]]
    /// The reader's own part: payload and salt give one of the commitments.
    package let payload: JSON?
    package let salt: [UInt8]?
    /// A `tlog-proof`: index, hashes and signed checkpoint.
    package let receipt: String
    /// The public key of the log, as verifier keys are handed around.
    package let verifierKey: String

    package init(
        leaf: [UInt8], commitments: [[UInt8]], payload: JSON?, salt: [UInt8]?, receipt: String, verifierKey: String
    ) {
        self.leaf = leaf
        self.commitments = commitments
        self.payload = payload
        self.salt = salt
        self.receipt = receipt
        self.verifierKey = verifierKey
    }
}

extension EntryProof {
    /// Leaf and receipt prove the place; payload and salt, where they are the reader's own, what stands there.
    package var json: JSON {
        .compact([
            "leaf": .string(String(decoding: leaf, as: UTF8.self)),
            "commitments": .array(commitments.map { .string(Base64.encode($0)) }), "receipt": .string(receipt),
            "payload": payload, "salt": salt.map { .string(Base64.encode($0)) },
            "verifierKey": .string(verifierKey),
        ])
    }

    package init?(json: JSON?) {
        guard let json, let leaf = json["leaf"]?.string, let items = json["commitments"]?.array,
            let receipt = json["receipt"]?.string, let verifierKey = json["verifierKey"]?.string
        else { return nil }
        let commitments = items.compactMap { $0.string.flatMap(Base64.decode) }
        guard commitments.count == items.count else { return nil }
        self.init(
            leaf: Array(leaf.utf8), commitments: commitments, payload: json["payload"],
            salt: json["salt"]?.string.flatMap(Base64.decode), receipt: receipt, verifierKey: verifierKey)
    }
}

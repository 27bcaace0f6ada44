import Core
import Crypto

/// The hashes that tie payloads to the tree (DESIGN 5).
///
/// A salt is 32 random bytes and nothing else: with the salt gone,
/// a number cannot be guessed from what remains.
package enum Commitment {
    package static let saltLength = 32

    /// HMAC-SHA256(salt, "sluis-part-v1" 00 payload); `nil` for a salt of another length.
    package static func part(salt: ArraySlice<UInt8>, payload: ArraySlice<UInt8>) -> [UInt8]? {
        keyed("sluis-part-v1", salt: salt, bytes: payload)
    }

    package static func part(salt: [UInt8], payload: [UInt8]) -> [UInt8]? {
        part(salt: salt[...], payload: payload[...])
    }

    /// HMAC-SHA256(salt, "sluis-answer-v1" 00 answer): with the salt a service can prove what it was told.
    package static func answer(salt: [UInt8], bytes: [UInt8]) -> [UInt8]? {
        keyed("sluis-answer-v1", salt: salt[...], bytes: bytes[...])
    }

    /// SHA-256("sluis-entry-v1" 00, the part commitments in order).
    package static func entry(parts: [[UInt8]]) -> [UInt8] {
        Array(SHA256.hash(data: parts.reduce(into: Array("sluis-entry-v1".utf8) + [0], +=)))
    }

    /// The bytes of the leaf: canonical JSON, no identifier and no time.
    package static func leaf(entryClass: EntryClass, commit: [UInt8], seq: Int64) -> [UInt8] {
        var leaf: [UInt8] = []
        leaf.reserveCapacity(112)
        leaf.append(contentsOf: #"{"class":""#.utf8)
        leaf.append(contentsOf: entryClass.rawValue.utf8)
        leaf.append(contentsOf: #"","commit":""#.utf8)
        Base64.write(commit, to: &leaf)
        leaf.append(contentsOf: #"","seq":\#(seq),"v":1}"#.utf8)
        return leaf
    }

    private static func keyed(
        _ label: StaticString, salt: ArraySlice<UInt8>, bytes: ArraySlice<UInt8>
    ) -> [UInt8]? {
        guard salt.count == saltLength else { return nil }
        let labelled = Array(label.description.utf8) + [0] + bytes
        return Array(HMAC<SHA256>.authenticationCode(for: labelled, using: SymmetricKey(data: salt)))
    }
}

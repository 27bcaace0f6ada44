internal import Crypto

/// The hashes of RFC 6962, section 2.1: leaves and nodes have prefixes of their own, so that none passes for the other.
package enum TreeHash {
    /// The root of a tree without leaves: the hash of nothing.
    package static let empty = Hash(digest: SHA256.hash(data: [UInt8]()))

    package static func leaf(_ data: [UInt8]) -> Hash {
        var input: [UInt8] = []
        input.reserveCapacity(data.count + 1)
        input.append(0x00)
        input.append(contentsOf: data)
        return Hash(digest: SHA256.hash(data: input))
    }

    package static func node(_ left: Hash, _ right: Hash) -> Hash {
        var input: [UInt8] = []
        input.reserveCapacity(1 + 2 * Hash.byteCount)
        input.append(0x01)
        left.append(to: &input)
        right.append(to: &input)
        return Hash(digest: SHA256.hash(data: input))
    }
}

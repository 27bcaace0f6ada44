import MerkleLog

/// Trees to test with, and the definition of RFC 9162, section 2.1.1, written down as it stands.
enum Trees {
    static let leaves: [Hash] = (0..<1200).map { TreeHash.leaf(Array("entry \($0)".utf8)) }
    static let hashes = MemoryHashes(leaves: leaves)
    /// The root for each size from 0.
    static let roots: [Hash] = (0...300).map { root(leaves[0..<$0]) }

    static func root(_ leaves: ArraySlice<Hash>) -> Hash {
        guard let first = leaves.first else { return TreeHash.empty }
        guard leaves.count > 1 else { return first }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        let middle = leaves.startIndex + half
        return TreeHash.node(root(leaves[..<middle]), root(leaves[middle...]))
    }
}

extension Hash {
    /// The hash with one of its 256 bits turned.
    func flipped(_ bit: Int) -> Hash? {
        var bytes = bytes
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        return Hash(bytes: bytes)
    }
}

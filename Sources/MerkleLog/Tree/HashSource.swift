/// Where the hashes of full subtrees are read: memory, tiles, or a table of the store.
package protocol HashSource {
    /// The hash at `level` over the leaves `index << level` up to `(index + 1) << level`, all of which are in the log.
    func hash(level: Int, index: UInt64) throws -> Hash
}

extension HashSource {
    /// The root of the tree of the first `size` leaves.
    package func root(size: UInt64) throws -> Hash {
        guard size > 0 else { return TreeHash.empty }
        return try hash(of: 0..<size)
    }

    /// RFC 9162, section 2.1.1, over a range as proofs name it (``Node/cover(_:)``), which is not empty.
    func hash(of range: Range<UInt64>) throws -> Hash {
        var right: Hash?
        for node in Node.cover(range).reversed() {
            let left = try hash(level: node.level, index: node.index)
            right = right.map { TreeHash.node(left, $0) } ?? left
        }
        guard let right else { throw MerkleLogError(.outsideTree) }
        return right
    }
}

/// The right edge of a tree: the full subtrees that its size is made of, largest first.
///
/// All that an append needs, and enough to say the root: the writer keeps 63 hashes at most, however long the log.
package struct Frontier: Hashable, Sendable {
    package private(set) var size: UInt64 = 0
    package private(set) var hashes: [Hash] = []

    /// The tree without leaves.
    package init() {}

    /// One hash per bit set in `size`.
    package init(size: UInt64, hashes: [Hash]) throws(MerkleLogError) {
        guard hashes.count == size.nonzeroBitCount, size <= TreeSize.limit else { throw MerkleLogError(.malformedTree) }
        self.size = size
        self.hashes = hashes
    }

    package mutating func append(_ leaf: Hash) {
        append(leaf) { _, _ in }
    }

    /// Appends, and hands over each subtree that this leaf completes, the leaf itself first: what a store of hashes adds.
    package mutating func append(_ leaf: Hash, completed: (Node, Hash) -> Void) {
        var hash = leaf
        var level = 0
        completed(Node(level: 0, index: size), hash)
        while size >> UInt64(level) & 1 == 1 {
            hash = TreeHash.node(hashes.removeLast(), hash)
            level += 1
            completed(Node(level: level, index: size >> UInt64(level)), hash)
        }
        hashes.append(hash)
        size += 1
    }

    /// The root, by at most 63 hashes.
    package var root: Hash {
        guard var root = hashes.last else { return TreeHash.empty }
        for left in hashes.dropLast().reversed() { root = TreeHash.node(left, root) }
        return root
    }
}

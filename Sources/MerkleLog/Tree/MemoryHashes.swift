/// All full subtrees of a log in memory: for verification of a whole log, and for tests.
///
/// 64 bytes per leaf.
package struct MemoryHashes: HashSource, Sendable {
    private var levels: [[Hash]] = []

    package init() {}

    package init(leaves: some Sequence<Hash>) {
        for leaf in leaves { append(leaf) }
    }

    package var size: UInt64 { UInt64(levels.first?.count ?? 0) }

    package mutating func append(_ leaf: Hash) {
        var hash = leaf
        var level = 0
        while true {
            if level == levels.count { levels.append([]) }
            levels[level].append(hash)
            let count = levels[level].count
            guard count.isMultiple(of: 2) else { return }
            hash = TreeHash.node(levels[level][count - 2], hash)
            level += 1
        }
    }

    package func hash(level: Int, index: UInt64) throws(MerkleLogError) -> Hash {
        guard levels.indices.contains(level), index < UInt64(levels[level].count) else {
            throw MerkleLogError(.outsideTree)
        }
        return levels[level][Int(index)]
    }
}

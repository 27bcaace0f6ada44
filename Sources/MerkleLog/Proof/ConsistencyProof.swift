/// That a later tree holds an earlier one unchanged, and only adds to it (RFC 9162, section 2.1.4).
package struct ConsistencyProof: Hashable, Sendable {
    package let earlier: UInt64
    package let later: UInt64
    package let hashes: [Hash]

    package init(earlier: UInt64, later: UInt64, hashes: [Hash]) {
        self.earlier = earlier
        self.later = later
        self.hashes = hashes
    }

    /// The proof between the trees of the first `earlier` and `later` leaves.
    ///
    /// Errors of the source pass through.
    package init(from earlier: UInt64, to later: UInt64, source: some HashSource) throws {
        guard earlier > 0, earlier <= later, later <= TreeSize.limit else { throw MerkleLogError(.outsideTree) }
        var hashes: [Hash] = []
        var range = 0..<later
        while range.upperBound != earlier {
            let middle = range.split
            if earlier <= middle {
                hashes.append(try source.hash(of: middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                hashes.append(try source.hash(of: range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        // Where the earlier tree is one full subtree, its root is known to the one who asks.
        if range.lowerBound > 0 { hashes.append(try source.hash(of: range)) }
        self.init(earlier: earlier, later: later, hashes: hashes.reversed())
    }

    package func verify(earlierRoot: Hash, laterRoot: Hash) -> ProofVerdict {
        if let verdict = verdictOnSizes(sameRoot: earlierRoot == laterRoot) { return verdict }
        switch impliedRoots(earlierRoot: earlierRoot) {
        case .success(let implied):
            guard implied.earlier == earlierRoot else { return .fails(.otherRoot) }
            return implied.later == laterRoot ? .holds : .fails(.otherLaterRoot)
        case .failure(let flaw): return .fails(flaw)
        }
    }

    /// The cases that no hash decides; `nil` where the hashes do.
    func verdictOnSizes(sameRoot: Bool) -> ProofVerdict? {
        guard earlier > 0 else { return .fails(.emptyTree) }
        guard earlier <= later else { return .fails(.sizesOutOfOrder) }
        guard earlier == later else { return hashes.isEmpty ? .fails(.wrongLength) : nil }
        guard hashes.isEmpty else { return .fails(.wrongLength) }
        return sameRoot ? .holds : .fails(.otherRoot)
    }

    /// RFC 9162, section 2.1.4.2, up to the comparison; the sizes differ.
    private func impliedRoots(earlierRoot: Hash) -> Result<(earlier: Hash, later: Hash), ProofFlaw> {
        var path = hashes[...]
        var node = earlier - 1
        var last = later - 1
        while node & 1 == 1 {
            node >>= 1
            last >>= 1
        }
        guard let seed = earlier.nonzeroBitCount == 1 ? earlierRoot : path.popFirst() else {
            return .failure(.wrongLength)
        }
        var (first, second) = (seed, seed)
        for hash in path {
            guard last > 0 else { return .failure(.wrongLength) }
            if node & 1 == 1 || node == last {
                first = TreeHash.node(hash, first)
                second = TreeHash.node(hash, second)
                while node & 1 == 0, node > 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                second = TreeHash.node(second, hash)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 ? .success((first, second)) : .failure(.wrongLength)
    }
}

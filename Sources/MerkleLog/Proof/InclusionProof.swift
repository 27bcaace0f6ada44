/// That one leaf stands at one place of a tree (RFC 9162, section 2.1.3).
package struct InclusionProof: Hashable, Sendable {
    package let index: UInt64
    package let size: UInt64
    /// From the leaf's sibling up.
    package let hashes: [Hash]

    package init(index: UInt64, size: UInt64, hashes: [Hash]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// The proof for a leaf in the tree of the first `size` leaves.
    ///
    /// Errors of the source pass through.
    package init(of index: UInt64, size: UInt64, from source: some HashSource) throws {
        guard index < size, size <= TreeSize.limit else { throw MerkleLogError(.outsideTree) }
        var hashes: [Hash] = []
        var range = 0..<size
        while range.count > 1 {
            let middle = range.split
            if index < middle {
                hashes.append(try source.hash(of: middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                hashes.append(try source.hash(of: range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        self.init(index: index, size: size, hashes: hashes.reversed())
    }

    package func verify(leaf: Hash, root: Hash) -> ProofVerdict {
        switch impliedRoot(leaf: leaf) {
        case .success(let implied): implied == root ? .holds : .fails(.otherRoot)
        case .failure(let flaw): .fails(flaw)
        }
    }

    /// The root of the tree in which the leaf would stand so; `nil` for a proof that cannot be.
    package func root(over leaf: Hash) -> Hash? { try? impliedRoot(leaf: leaf).get() }

    /// RFC 9162, section 2.1.3.2, up to the comparison.
    private func impliedRoot(leaf: Hash) -> Result<Hash, ProofFlaw> {
        guard index < size else { return .failure(.indexOutsideTree) }
        var node = index
        var last = size - 1
        var hash = leaf
        for sibling in hashes {
            guard last > 0 else { return .failure(.wrongLength) }
            if node & 1 == 1 || node == last {
                hash = TreeHash.node(sibling, hash)
                while node & 1 == 0, node > 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = TreeHash.node(hash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 ? .success(hash) : .failure(.wrongLength)
    }
}

extension Range<UInt64> {
    /// Where RFC 9162, section 2.1.1, parts a tree of more than one leaf: the largest power of two below its size.
    var split: UInt64 {
        lowerBound + 1 << UInt64(63 - (upperBound - lowerBound - 1).leadingZeroBitCount)
    }
}

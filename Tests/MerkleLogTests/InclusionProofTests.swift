import MerkleLog
import Testing

@Suite("An inclusion proof holds for one leaf at one place of one tree")
struct InclusionProofTests {
    @Test("every leaf of every tree up to 260, and no bit of it may differ")
    func every() throws {
        for size in 1...260 {
            let root = Trees.roots[size]
            for index in 0..<size {
                let leaf = Trees.leaves[index]
                let proof = try InclusionProof(of: UInt64(index), size: UInt64(size), from: Trees.hashes)
                #expect(proof.verify(leaf: leaf, root: root) == .holds)
                let bit = (size * 131 + index * 17) % 256
                let other = try #require(leaf.flipped(bit))
                #expect(proof.verify(leaf: other, root: root) == .fails(.otherRoot))
                guard !proof.hashes.isEmpty else { continue }
                let broken = try proof.flipped(at: (size + index) % proof.hashes.count, bit: bit)
                #expect(broken.verify(leaf: leaf, root: root) == .fails(.otherRoot))
            }
        }
    }

    @Test("all bits of a proof count", arguments: [(0, 1), (4, 5), (6, 7), (100, 260)])
    func bits(index: UInt64, size: UInt64) throws {
        let root = Trees.roots[Int(size)]
        let leaf = Trees.leaves[Int(index)]
        let proof = try InclusionProof(of: index, size: size, from: Trees.hashes)
        for bit in 0..<256 {
            let (otherRoot, otherLeaf) = (try #require(root.flipped(bit)), try #require(leaf.flipped(bit)))
            #expect(!proof.verify(leaf: leaf, root: otherRoot).holds)
            #expect(!proof.verify(leaf: otherLeaf, root: root).holds)
            for position in proof.hashes.indices {
                let broken = try proof.flipped(at: position, bit: bit)
                #expect(!broken.verify(leaf: leaf, root: root).holds)
            }
        }
    }

    @Test("another place, size or length is refused")
    func other() throws {
        for size in 2...70 {
            let root = Trees.roots[size]
            for index in 0..<size {
                let leaf = Trees.leaves[index]
                let hashes = try InclusionProof(of: UInt64(index), size: UInt64(size), from: Trees.hashes).hashes
                for place in 0...size where place != index {
                    let moved = InclusionProof(index: UInt64(place), size: UInt64(size), hashes: hashes)
                    #expect(!moved.verify(leaf: leaf, root: root).holds)
                }
                for changed in [Array(hashes.dropLast()), Array(hashes.dropFirst()), hashes + [root]] {
                    let proof = InclusionProof(index: UInt64(index), size: UInt64(size), hashes: changed)
                    #expect(proof.verify(leaf: leaf, root: root) == .fails(.wrongLength))
                }
            }
        }
    }

    @Test("a proof outside the tree is an error to make and a flaw to show", arguments: [(0, 0), (1, 1), (9, 5)])
    func outside(index: UInt64, size: UInt64) {
        #expect(throws: MerkleLogError(.outsideTree)) { try InclusionProof(of: index, size: size, from: Trees.hashes) }
        let proof = InclusionProof(index: index, size: size, hashes: [])
        #expect(proof.verify(leaf: Trees.leaves[0], root: Trees.roots[1]) == .fails(.indexOutsideTree))
    }

    @Test("a proof of more leaves than the source has is an error")
    func beyondSource() {
        #expect(throws: MerkleLogError(.outsideTree)) {
            try InclusionProof(of: 3, size: 2000, from: MemoryHashes(leaves: Trees.leaves))
        }
    }

    @Test("the largest tree is no trouble")
    func largest() {
        let size = UInt64(Int64.max)
        let hashes = [Hash](repeating: TreeHash.empty, count: 63)
        let proof = InclusionProof(index: 0, size: size, hashes: hashes)
        #expect(proof.verify(leaf: TreeHash.empty, root: TreeHash.empty) == .fails(.otherRoot))
        let longer = InclusionProof(index: 0, size: size, hashes: hashes + hashes)
        #expect(longer.verify(leaf: TreeHash.empty, root: TreeHash.empty) == .fails(.wrongLength))
        let beyond = InclusionProof(index: .max, size: .max, hashes: hashes)
        #expect(beyond.verify(leaf: TreeHash.empty, root: TreeHash.empty) == .fails(.indexOutsideTree))
    }
}

extension InclusionProof {
    fileprivate func flipped(at position: Int, bit: Int) throws -> InclusionProof {
        var hashes = hashes
        hashes[position] = try #require(hashes[position].flipped(bit))
        return InclusionProof(index: index, size: size, hashes: hashes)
    }
}

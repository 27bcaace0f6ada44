import MerkleLog
import Testing

@Suite("A consistency proof holds for two trees of one log")
struct ConsistencyProofTests {
    @Test("every pair of sizes up to 70, and no bit of it may differ")
    func every() throws {
        for later in 1...70 {
            for earlier in 1...later {
                let proof = try ConsistencyProof(from: UInt64(earlier), to: UInt64(later), source: Trees.hashes)
                let (first, second) = (Trees.roots[earlier], Trees.roots[later])
                #expect(proof.verify(earlierRoot: first, laterRoot: second) == .holds)
                let bit = (earlier * 31 + later * 7) % 256
                let (otherFirst, otherSecond) = (try #require(first.flipped(bit)), try #require(second.flipped(bit)))
                #expect(!proof.verify(earlierRoot: otherFirst, laterRoot: second).holds)
                #expect(!proof.verify(earlierRoot: first, laterRoot: otherSecond).holds)
                for position in proof.hashes.indices {
                    var hashes = proof.hashes
                    hashes[position] = try #require(hashes[position].flipped(bit))
                    let broken = ConsistencyProof(earlier: UInt64(earlier), later: UInt64(later), hashes: hashes)
                    #expect(!broken.verify(earlierRoot: first, laterRoot: second).holds)
                }
                for hashes in [proof.hashes + [first], Array(proof.hashes.dropLast())] where hashes != proof.hashes {
                    let broken = ConsistencyProof(earlier: UInt64(earlier), later: UInt64(later), hashes: hashes)
                    #expect(broken.verify(earlierRoot: first, laterRoot: second) == .fails(.wrongLength))
                }
            }
        }
    }

    @Test("a log that changed an entry has no proof, whichever of the two trees it is made from")
    func forked() throws {
        var leaves = Trees.leaves
        leaves[2] = TreeHash.leaf([])
        let forked = MemoryHashes(leaves: leaves)
        for later in 4...70 {
            let forkedRoot = try forked.root(size: UInt64(later))
            for earlier in 3..<later {
                for source in [Trees.hashes, forked] {
                    let proof = try ConsistencyProof(from: UInt64(earlier), to: UInt64(later), source: source)
                    #expect(!proof.verify(earlierRoot: Trees.roots[earlier], laterRoot: forkedRoot).holds)
                }
            }
        }
    }

    @Test("sizes alone decide these", arguments: [(0, 0), (0, 5), (6, 5)])
    func sizes(earlier: UInt64, later: UInt64) {
        #expect(throws: MerkleLogError(.outsideTree)) {
            try ConsistencyProof(from: earlier, to: later, source: Trees.hashes)
        }
        let proof = ConsistencyProof(earlier: earlier, later: later, hashes: [])
        let verdict = proof.verify(earlierRoot: Trees.roots[Int(earlier)], laterRoot: Trees.roots[Int(later)])
        #expect(verdict == .fails(earlier == 0 ? .emptyTree : .sizesOutOfOrder))
    }

    @Test("roots of one size are opaque; hashes in a proof and roots of two sizes are 32 bytes")
    func opaque() {
        func verdict(_ earlier: UInt64, _ later: UInt64, _ proof: [[UInt8]], _ roots: [UInt8]) -> ProofVerdict {
            .consistency(earlier: earlier, later: later, proof: proof, earlierRoot: roots, laterRoot: roots)
        }
        #expect(verdict(1, 1, [], [1, 2, 3]) == .holds)
        #expect(verdict(1, 2, [Trees.leaves[1].bytes], [1, 2, 3]) == .fails(.malformedHash))
        #expect(verdict(1, 2, [[1]], Trees.roots[1].bytes) == .fails(.malformedHash))
    }
}

import Core
import MerkleLog
import Testing

@Suite("The tree is that of RFC 6962")
struct TreeTests {
    @Test("published hashes")
    func constants() {
        #expect(TreeHash.empty.description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            TreeHash.leaf([]).description == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
        #expect(
            TreeHash.leaf(Array("L123456".utf8)).description
                == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56")
        let node = Frontier.of([TreeHash.leaf([]), TreeHash.leaf([0])]).root
        #expect(node.description == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")
    }

    @Test("the root of eight known leaves")
    func eight() {
        let inputs = [
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
        ]
        let leaves = inputs.map { TreeHash.leaf(Hex.decode($0) ?? []) }
        #expect(
            Frontier.of(leaves).root.description
                == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
    }

    @Test("frontier, memory and definition give the same root at each size")
    func roots() throws {
        var frontier = Frontier()
        for size in 0...300 {
            #expect(frontier.root == Trees.roots[size])
            #expect(try Trees.hashes.root(size: UInt64(size)) == Trees.roots[size])
            #expect(frontier.size == UInt64(size))
            frontier.append(Trees.leaves[size])
        }
    }

    @Test("an append hands over each subtree once, when it is complete")
    func completed() throws {
        var frontier = Frontier()
        var seen: [Node: Hash] = [:]
        for leaf in Trees.leaves {
            frontier.append(leaf) { node, hash in
                #expect(seen.updateValue(hash, forKey: node) == nil)
            }
        }
        for (node, hash) in seen { #expect(try Trees.hashes.hash(level: node.level, index: node.index) == hash) }
        #expect(seen.count == (0..<11).reduce(0) { $0 + Trees.leaves.count >> $1 })
    }

    @Test("a frontier read back goes on as before", arguments: [0, 1, 2, 3, 7, 8, 255, 256, 257, 1199])
    func stored(size: Int) throws {
        let frontier = Frontier.of(Trees.leaves[..<size])
        var read = try Frontier(bytes: frontier.bytes)
        #expect(read == frontier)
        #expect(frontier.bytes.count == 8 + 32 * size.nonzeroBitCount)
        read.append(Trees.leaves[size])
        #expect(read == Frontier.of(Trees.leaves[...size]))
    }

    @Test("bytes that are no frontier are refused")
    func brokenFrontier() {
        let bytes = Frontier.of(Trees.leaves[..<7]).bytes
        let negative = [UInt8](repeating: 0xFF, count: 8 + 64 * 32)
        let broken = [
            [], Array(bytes.dropLast()), bytes + [0], Array(bytes.dropLast(32)), bytes + bytes.suffix(32), negative,
        ]
        for bytes in broken {
            #expect(throws: MerkleLogError(.malformedTree)) { try Frontier(bytes: bytes) }
        }
    }

    @Test("a hash is 32 bytes, in one spelling", arguments: [0, 31, 33, 64])
    func hashLength(count: Int) {
        let bytes = [UInt8](repeating: 7, count: count)
        #expect(Hash(bytes: bytes) == nil)
        #expect(Hash(base64: Base64.encode(bytes)) == nil)
    }

    @Test("a hash gives its bytes back in order")
    func hashBytes() throws {
        let bytes = (0..<32).map { UInt8($0 * 7) }
        let hash = try #require(Hash(bytes: bytes))
        #expect(hash.bytes == bytes)
        #expect(hash.description == Hex.encode(bytes))
        #expect(Hash(base64: hash.base64) == hash)
        #expect(Hash(base64: hash.base64 + "\n") == nil)
    }
}

extension Frontier {
    static func of(_ leaves: some Sequence<Hash>) -> Frontier {
        var frontier = Frontier()
        for leaf in leaves { frontier.append(leaf) }
        return frontier
    }
}

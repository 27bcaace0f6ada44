import Core
import MerkleLog
import Testing

@Suite("A receipt proves by itself that an entry is in the log")
struct InclusionReceiptTests {
    static func receipt(_ index: Int, of size: Int, extra: [UInt8]? = nil) throws -> InclusionReceipt {
        let checkpoint = try Checkpoint(origin: "log", size: UInt64(size), root: Trees.roots[size])
        let proof = try InclusionProof(of: UInt64(index), size: UInt64(size), from: Trees.hashes)
        let note = try checkpoint.signed(by: Notes.key("log"))
        return try InclusionReceipt(index: UInt64(index), hashes: proof.hashes, checkpoint: note, extra: extra)
    }

    @Test("the bytes are those of C2SP tlog-proof")
    func bytes() throws {
        let receipt = try Self.receipt(2, of: 3, extra: Array("more".utf8))
        let note = receipt.checkpoint.printed
        let hash = TreeHash.node(Trees.leaves[0], Trees.leaves[1])
        #expect(
            String(decoding: receipt.bytes, as: UTF8.self)
                == "c2sp.org/tlog-proof@v1\nextra bW9yZQ==\nindex 2\n\(hash.base64)\n\n\(note)")
        let alone = try Self.receipt(0, of: 1)
        #expect(
            String(decoding: alone.bytes, as: UTF8.self)
                == "c2sp.org/tlog-proof@v1\nindex 0\n\n\(alone.checkpoint.printed)")
    }

    @Test("read back and verified", arguments: [(0, 1), (4, 5), (100, 260), (299, 300)])
    func verified(index: Int, size: Int) throws {
        let log = try Notes.key("log").verifier
        for extra in [nil, [1, 2, 3]] as [[UInt8]?] {
            let receipt = try Self.receipt(index, of: size, extra: extra)
            let read = try InclusionReceipt(parsing: receipt.bytes)
            #expect(read == receipt)
            let checkpoint = try Checkpoint(text: receipt.checkpoint.text)
            #expect(read.verify(leaf: Trees.leaves[index], log: log) == .included(in: checkpoint, witnesses: []))
        }
    }

    @Test("another entry, another key, another log are refused, each by its name")
    func refused() throws {
        let log = try Notes.key("log").verifier
        let receipt = try Self.receipt(4, of: 9)
        let leaf = Trees.leaves[4]
        #expect(receipt.verify(leaf: Trees.leaves[5], log: log) == .refused(.proof(.otherRoot)))
        let other = try Notes.key("log", seed: 9).verifier
        #expect(receipt.verify(leaf: leaf, log: other) == .refused(.checkpoint(.note(.noKnownKey))))
        #expect(receipt.verify(leaf: leaf, log: log, origin: "x") == .refused(.checkpoint(.otherOrigin)))
        let moved = try InclusionReceipt(index: 9, hashes: receipt.hashes, checkpoint: receipt.checkpoint)
        #expect(moved.verify(leaf: leaf, log: log) == .refused(.proof(.indexOutsideTree)))
    }

    @Test("a log rebuilt without an entry and signed again does not satisfy a receipt from before")
    func rebuilt() throws {
        let log = try Notes.key("log")
        let receipt = try Self.receipt(4, of: 9)
        var leaves = Array(Trees.leaves.prefix(9))
        leaves.remove(at: 2)
        let rebuilt = MemoryHashes(leaves: leaves)
        let checkpoint = try Checkpoint(origin: "log", size: 8, root: rebuilt.root(size: 8))
        let note = try checkpoint.signed(by: log)
        #expect(Checkpoint.open(note, log: log.verifier) == .signed(checkpoint, witnesses: []))
        let swapped = try InclusionReceipt(index: receipt.index, hashes: receipt.hashes, checkpoint: note)
        #expect(swapped.verify(leaf: Trees.leaves[4], log: log.verifier) != .included(in: checkpoint, witnesses: []))
        let old = try Checkpoint(text: receipt.checkpoint.text)
        let proof = ConsistencyProof(earlier: checkpoint.size, later: old.size, hashes: receipt.hashes)
        #expect(!proof.verify(earlierRoot: checkpoint.root, laterRoot: old.root).holds)
    }

    @Test("a text that is no receipt")
    func malformed() throws {
        let hash = Trees.leaves[0].base64
        let note = try Self.receipt(2, of: 3).checkpoint.printed
        let head = "c2sp.org/tlog-proof@v1\n"
        let broken = [
            "", "\n\n", head, "\(head)index 2\n", "\(head)index 2\n\(hash)\n", "\(head)index 2\n\(hash)\n\(note)",
            "index 2\n\(hash)\n\n\(note)", "c2sp.org/tlog-proof@v2\nindex 2\n\(hash)\n\n\(note)",
            "\(head)index 02\n\(hash)\n\n\(note)", "\(head)index -2\n\(hash)\n\n\(note)",
            "\(head)index\n\(hash)\n\n\(note)", "\(head)\(hash)\n\n\(note)", "\(head)\n\(note)",
            "\(head)index 2\nextra AAAA\n\(hash)\n\n\(note)", "\(head)extra \nindex 2\n\(hash)\n\n\(note)",
            "\(head)extra AA\nindex 2\n\(hash)\n\n\(note)", "\(head)extra AAAA\nextra AAAA\nindex 2\n\n\(note)",
            "\(head)index 2\n\(hash.dropLast())\n\n\(note)", "\(head)index 2\nAAAA\n\n\(note)",
            "\(head)index 2\n\(String(repeating: hash + "\n", count: 64))\n\(note)",
            "\(head)index 9223372036854775807\n\(hash)\n\n\(note)", "\(head)index 2\r\n\(hash)\r\n\r\n\(note)",
        ]
        for text in broken {
            #expect(throws: MerkleLogError(.malformedReceipt), "\(text)") {
                try InclusionReceipt(parsing: Array(text.utf8))
            }
        }
        for text in ["\(head)index 2\n\(hash)\n\n", "\(head)index 2\n\n\(note)x"] {
            #expect(throws: MerkleLogError(.malformedNote), "\(text)") {
                try InclusionReceipt(parsing: Array(text.utf8))
            }
        }
    }

    @Test("a second blank line is part of the note, which is then no checkpoint")
    func blankLine() throws {
        let receipt = try Self.receipt(0, of: 1)
        let text = "c2sp.org/tlog-proof@v1\nindex 0\n\n\n\(receipt.checkpoint.printed)"
        let read = try InclusionReceipt(parsing: Array(text.utf8))
        let verdict = read.verify(leaf: Trees.leaves[0], log: try Notes.key("log").verifier)
        #expect(verdict == .refused(.checkpoint(.note(.badSignature(name: "log")))))
    }

    @Test("an unreasonable number of hashes is not made, and no bytes of extra are none")
    func bounds() throws {
        let note = try Self.receipt(2, of: 3).checkpoint
        let hashes = [Hash](repeating: TreeHash.empty, count: 64)
        #expect(throws: MerkleLogError(.malformedReceipt)) {
            try InclusionReceipt(index: 0, hashes: hashes, checkpoint: note)
        }
        #expect(try InclusionReceipt(index: 0, hashes: [], checkpoint: note, extra: []).extra == nil)
    }
}

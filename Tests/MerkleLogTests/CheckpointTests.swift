import Core
import MerkleLog
import Testing

@Suite("A checkpoint is name, size and root, in one spelling")
struct CheckpointTests {
    static let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    @Test("text, both ways")
    func text() throws {
        let checkpoint = try Checkpoint(origin: "sluis.example/melle/2026", size: 0, root: TreeHash.empty)
        #expect(checkpoint.text == "sluis.example/melle/2026\n0\n\(Self.root)\n")
        #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
        let extended = try Checkpoint(text: "go.sum database tree\n9223372036854775807\n\(Self.root)\nmore\nand more\n")
        #expect(extended.size == UInt64(Int64.max))
        #expect(extended.extensions == ["more", "and more"])
        #expect(try Checkpoint(text: extended.text) == extended)
    }

    @Test(
        "malformed",
        arguments: Sample.all([
            "", "\n", "o\n", "o\n1\n", "o\n1\n\(root)", "\n1\n\(root)\n", "o\n\n\(root)\n", "o\n01\n\(root)\n",
            "o\n00\n\(root)\n", "o\n-1\n\(root)\n", "o\n+1\n\(root)\n", "o\n 1\n\(root)\n", "o\n1 \n\(root)\n",
            "o\n0x1\n\(root)\n", "o\n1.0\n\(root)\n", "o\n١\n\(root)\n", "o\n9223372036854775808\n\(root)\n",
            "o\n18446744073709551616\n\(root)\n", "o\n99999999999999999999999\n\(root)\n", "o\n1\n\(root)\n\n",
            "o\n1\n\(root)\n\nmore\n", "o\n1\n\(root)\nmore", "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
            "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n", "o\n1\nAAAA\n", "o\n1\n\n",
            "o\n1\n\(root)AAAA\n", "o\n1\n \(root)\n", "o\r\n1\r\n\(root)\r\n", "o\u{0}\n1\n\(root)\n",
        ]))
    func malformed(text: Sample) {
        #expect(throws: MerkleLogError(.malformedCheckpoint)) { try Checkpoint(text: text.text) }
    }

    @Test("one that would not be read back is not made", arguments: Sample.all(["", "a\nb", "a\tb"]))
    func unwritable(line: Sample) {
        #expect(throws: MerkleLogError(.malformedCheckpoint)) {
            try Checkpoint(origin: line.text, size: 1, root: TreeHash.empty)
        }
        #expect(throws: MerkleLogError(.malformedCheckpoint)) {
            try Checkpoint(origin: "o", size: 1, root: TreeHash.empty, extensions: [line.text])
        }
    }

    @Test("signed and opened")
    func signed() throws {
        let key = try Notes.key("sluis.example/melle")
        let checkpoint = try Checkpoint(origin: "sluis.example/melle", size: 5, root: Trees.roots[5])
        let note = try Notes.parse(try checkpoint.signed(by: key).printed)
        #expect(Checkpoint.open(note, log: key.verifier) == .signed(checkpoint, witnesses: []))
        let other = try Notes.key("sluis.example/melle", seed: 2).verifier
        #expect(Checkpoint.open(note, log: other) == .refused(.note(.noKnownKey)))
    }

    @Test("another log's checkpoint, another text, and a witness without the log are refused")
    func refused() throws {
        let key = try Notes.key("log")
        let witness = try Notes.key("witness", .cosignature)
        let checkpoint = try Checkpoint(origin: "elsewhere", size: 5, root: Trees.roots[5])
        let note = try checkpoint.signed(by: key)
        #expect(Checkpoint.open(note, log: key.verifier) == .refused(.otherOrigin))
        #expect(Checkpoint.open(note, log: key.verifier, origin: "elsewhere") == .signed(checkpoint, witnesses: []))
        let text = try SignedNote("no checkpoint\n", signedBy: key)
        #expect(Checkpoint.open(text, log: key.verifier) == .refused(.noCheckpoint))
        let alone = try SignedNote(text: note.text, signatures: [witness.cosign(note.text, seconds: 1)])
        #expect(
            Checkpoint.open(alone, log: key.verifier, witnesses: [witness.verifier], origin: "elsewhere")
                == .refused(.note(.noKnownKey)))
    }
}

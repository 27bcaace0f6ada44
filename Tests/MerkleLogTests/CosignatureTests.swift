import Core
import Crypto
import MerkleLog
import Testing

@Suite("A witness signs a checkpoint together with the time")
struct CosignatureTests {
    @Test("the bytes are those of C2SP tlog-cosignature: what is signed, and time before signature")
    func bytes() throws {
        let seed = [UInt8](repeating: 7, count: 32)
        let witness = try SignerKey(name: "witness.example", kind: .cosignature, seed: seed)
        let text = try Checkpoint(origin: "log", size: 5, root: Trees.roots[5]).text
        let signature = try witness.cosign(text, seconds: 1_679_315_147)
        #expect(signature.bytes.count == 72)
        #expect(signature.bytes.prefix(8) == [0, 0, 0, 0, 0x64, 0x18, 0x50, 0xCB])
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed).publicKey
        let message = Array(("cosignature/v1\ntime 1679315147\n" + text).utf8)
        #expect(key.isValidSignature(Array(signature.bytes.dropFirst(8)), for: message))
        let hashed = Array(SHA256.hash(data: Array("witness.example\n".utf8) + [0x04] + key.rawRepresentation))
        #expect(signature.key.description == Hex.encode(hashed.prefix(4)))
    }

    @Test("opened with the log's key: the known witnesses and their times")
    func opened() throws {
        let log = try Notes.key("log")
        let (first, second) = (try Notes.key("w1", .cosignature, seed: 2), try Notes.key("w2", .cosignature, seed: 3))
        let checkpoint = try Checkpoint(origin: "log", size: 5, root: Trees.roots[5])
        let note = try checkpoint.signed(by: log).adding(first.cosign(checkpoint.text, seconds: 10))
            .adding(second.cosign(checkpoint.text, seconds: 20))
        let read = try Notes.parse(note.printed)
        #expect(
            Checkpoint.open(read, log: log.verifier, witnesses: [second.verifier])
                == .signed(checkpoint, witnesses: [.init(key: second.verifier, seconds: 20)]))
        let both = [first.verifier, second.verifier]
        #expect(
            Checkpoint.open(read, log: log.verifier, witnesses: both)
                == .signed(
                    checkpoint,
                    witnesses: [.init(key: first.verifier, seconds: 10), .init(key: second.verifier, seconds: 20)]))
    }

    @Test("a time that was changed, a shorter blob and a plain signature under a witness's id spoil the note")
    func changed() throws {
        let witness = try Notes.key("w", .cosignature)
        let text = try Checkpoint(origin: "log", size: 5, root: Trees.roots[5]).text
        let signature = try witness.cosign(text, seconds: 10)
        let id = try #require(Hex.decode(witness.verifier.id.description))
        var later = signature.bytes
        later[7] = 11
        var negative = signature.bytes
        negative[0] = 0x80
        for blob in [later, negative, Array(signature.bytes.dropLast()), Array(signature.bytes.dropFirst(8)), [1]] {
            let note = try Notes.parse("\(text)\n\u{2014} w \(Base64.encode(id + blob))\n")
            #expect(note.verify(by: [witness.verifier]) == .refused(.badSignature(name: "w")))
        }
    }
}

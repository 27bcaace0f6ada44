import Core
import MerkleLog
import Testing

@Suite("Keys are read in one spelling and do not print")
struct KeyTests {
    @Test("texts, both ways")
    func texts() throws {
        #expect(try VerifierKey(text: Notes.peterPublic).text == Notes.peterPublic)
        #expect(try SignerKey(text: Notes.peterPrivate).revealedText == Notes.peterPrivate)
        let witness = try Notes.key("witness.example", .cosignature)
        #expect(try VerifierKey(text: witness.verifier.text) == witness.verifier)
        #expect(try SignerKey(text: witness.revealedText).verifier == witness.verifier)
    }

    @Test("the first test of RFC 8032: public key and signature")
    func ed25519() throws {
        let seed = try #require(Hex.decode("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
        let key = try SignerKey(name: "rfc8032", seed: seed)
        #expect(
            Hex.encode(key.verifier.publicKey) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        #expect(
            Hex.encode(try key.sign("").bytes)
                == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b")
    }

    @Test("name and kind are part of the id")
    func ids() throws {
        let ids = [
            try Notes.key("a").verifier.id, try Notes.key("b").verifier.id,
            try Notes.key("a", .cosignature).verifier.id, try Notes.key("a", seed: 2).verifier.id,
        ]
        #expect(Set(ids).count == 4)
    }

    @Test(
        "a text that is no public key",
        arguments: Sample.all([
            "", "PeterNeumann", "PeterNeumann+c74f20a3", "PeterNeumann+c74f20a3+",
            "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+0c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWAA==",
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
        ]))
    func brokenPublic(text: Sample) {
        #expect(throws: MerkleLogError(.malformedKey)) { try VerifierKey(text: text.text) }
    }

    @Test("a key of another algorithm is named as such")
    func unsupported() {
        let text = "PeterNeumann+c74f20a3+" + Base64.encode([0x06] + [UInt8](repeating: 1, count: 1312))
        #expect(throws: MerkleLogError(.unsupportedKey)) { try VerifierKey(text: text) }
    }

    @Test(
        "a text that is no private key",
        arguments: Sample.all([
            "", Notes.peterPublic, "PRIVATE+KEY+",
            "PRIVATE+KEY+PeterNeumann+c74f20a4+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDF",
            "private+key+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
        ]))
    func brokenPrivate(text: Sample) {
        #expect(throws: MerkleLogError(.malformedKey)) { try SignerKey(text: text.text) }
    }

    @Test("a name or a length that no key has", arguments: Sample.all(["", "a b", "a+b", "a\u{2003}b", "a\nb"]))
    func names(name: Sample) throws {
        #expect(throws: MerkleLogError(.malformedKey)) { try Notes.key(name.text) }
        #expect(throws: MerkleLogError(.malformedKey)) {
            try VerifierKey(name: name.text, kind: .ed25519, publicKey: [UInt8](repeating: 1, count: 32))
        }
    }

    @Test("a seed is 32 bytes", arguments: [0, 31, 33, 64])
    func seeds(count: Int) {
        #expect(throws: MerkleLogError(.malformedKey)) {
            try SignerKey(name: "key", seed: [UInt8](repeating: 1, count: count))
        }
    }

    @Test("nothing that prints a private key shows it")
    func printing() throws {
        let key = try Notes.key("key", seed: 0xAB)
        var dumped = ""
        dump(key, to: &dumped)
        for text in ["\(key)", String(reflecting: key), String(describing: [key]), dumped, "\(Optional(key) as Any)"] {
            #expect(text.contains("private key of key+"))
            for secret in ["abab", "ABAB", "171", Base64.encode([0xAB, 0xAB, 0xAB]), key.revealedText] {
                #expect(!text.replacing(key.verifier.id.description, with: "").contains(secret))
            }
        }
    }

    @Test("a log's key does not cosign, a witness's does not sign")
    func kinds() throws {
        let (log, witness) = (try Notes.key("log"), try Notes.key("witness", .cosignature))
        #expect(throws: MerkleLogError(.unsupportedKey)) { try log.cosign("text\n", seconds: 1) }
        #expect(throws: MerkleLogError(.unsupportedKey)) { try witness.sign("text\n") }
    }
}

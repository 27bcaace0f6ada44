import Core
import MerkleLog
import Testing

@Suite("A note is believed for the signatures of known keys, and for no other")
struct SignedNoteTests {
    @Test("the published note: signed to the byte, read, verified")
    func published() throws {
        let signer = try SignerKey(text: Notes.peterPrivate)
        let verifier = try VerifierKey(text: Notes.peterPublic)
        let text = Notes.peterText + "\n" + Notes.peterLine
        #expect(signer.verifier == verifier)
        #expect(try SignedNote(Notes.peterText, signedBy: signer).printed == text)
        let note = try Notes.parse(text)
        #expect(note.text == Notes.peterText)
        #expect(note.printed == text)
        #expect(note.verify(by: [verifier]) == .verified([VerifiedSignature(key: verifier, seconds: nil)]))
    }

    @Test("unknown keys are ignored, and one alone is not enough")
    func unknown() throws {
        let (known, other) = (try Notes.key("known"), try Notes.key("other", seed: 2))
        let note = try SignedNote("text\n", signedBy: other)
        #expect(note.verify(by: [known.verifier]) == .refused(.noKnownKey))
        #expect(note.verify(by: []) == .refused(.noKnownKey))
        let both = try note.adding(known.sign("text\n"))
        #expect(both.verify(by: [known.verifier]) == .verified([.init(key: known.verifier, seconds: nil)]))
    }

    @Test("the same name with another key is unknown")
    func sameName() throws {
        let (known, other) = (try Notes.key("name"), try Notes.key("name", seed: 2))
        #expect(try SignedNote("text\n", signedBy: other).verify(by: [known.verifier]) == .refused(.noKnownKey))
    }

    @Test("a known key whose signature fails spoils the note, beside a good one too")
    func bad() throws {
        let (known, second) = (try Notes.key("known"), try Notes.key("second", seed: 2))
        let note = try SignedNote(text: "text\n", signatures: [second.sign("text\n"), known.sign("other\n")])
        #expect(note.verify(by: [known.verifier, second.verifier]) == .refused(.badSignature(name: "known")))
        #expect(note.verify(by: [second.verifier]) == .verified([.init(key: second.verifier, seconds: nil)]))
    }

    @Test("a key that signs twice counts once, and both must hold")
    func twice() throws {
        let key = try Notes.key("key")
        let note = try SignedNote("text\n", signedBy: key)
        let twice = try note.adding(key.sign("text\n"))
        #expect(twice.verify(by: [key.verifier]) == .verified([.init(key: key.verifier, seconds: nil)]))
        #expect(try Notes.parse(twice.printed) == twice)
        let spoilt = try note.adding(key.sign("other\n"))
        #expect(spoilt.verify(by: [key.verifier]) == .refused(.badSignature(name: "key")))
    }

    @Test("a signature of another length is a bad one")
    func length() throws {
        let key = try Notes.key("key")
        let note = try SignedNote("text\n", signedBy: key)
        for count in [1, 63, 65] {
            let blob = Array(note.signatures[0].bytes.prefix(count)) + [UInt8](repeating: 0, count: max(0, count - 64))
            let id = try #require(Hex.decode(key.verifier.id.description))
            let read = try Notes.parse("text\n\n\u{2014} key \(Base64.encode(id + blob))\n")
            #expect(read.verify(by: [key.verifier]) == .refused(.badSignature(name: "key")))
        }
    }

    @Test("each byte of the text counts")
    func text() throws {
        let verifier = try VerifierKey(text: Notes.peterPublic)
        for index in Notes.peterText.utf8.indices.dropLast() {
            var bytes = Array((Notes.peterText + "\n" + Notes.peterLine).utf8)
            let offset = Notes.peterText.utf8.distance(from: Notes.peterText.utf8.startIndex, to: index)
            bytes[offset] ^= 0x01
            guard let note = try? SignedNote(parsing: bytes) else { continue }
            #expect(note.verify(by: [verifier]) == .refused(.badSignature(name: "PeterNeumann")))
        }
    }

    @Test("the text may hold blank lines and what looks like a signature; the last block counts")
    func nested() throws {
        let key = try Notes.key("key")
        let text = "a\n\n\n" + Notes.peterText + "\n" + Notes.peterLine
        let note = try SignedNote(text, signedBy: key)
        let read = try Notes.parse(note.printed)
        #expect(read == note)
        #expect(read.signatures.count == 1)
        #expect(read.verify(by: [key.verifier]) == .verified([.init(key: key.verifier, seconds: nil)]))
        #expect(read.verify(by: [try VerifierKey(text: Notes.peterPublic)]) == .refused(.noKnownKey))
    }
}

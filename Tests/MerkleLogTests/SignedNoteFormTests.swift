import MerkleLog
import Testing

@Suite("A text that is no signed note is refused before any key is looked at")
struct SignedNoteFormTests {
    static let text = "text\n"
    static let line = Notes.peterLine

    @Test(
        "malformed",
        arguments: Sample.all([
            "", "\n", "\n\n", text, text + "\n", text + line, text + "\n" + line.dropLast(),
            text + "\n" + line + "\n", text + "\n" + line + "x", text + "\n" + line + "\n" + text,
            text + "\n" + line + " \n", text + "\n\u{2014} PeterNeumann\n", text + "\n\u{2014} PeterNeumann \n",
            text + "\n\u{2014}  x08go/ZJkuBS\n", text + "\n- PeterNeumann x08go/ZJkuBS\n",
            text + "\n\u{2014}PeterNeumann x08go/ZJkuBS\n", text + "\n \u{2014} PeterNeumann x08go/ZJkuBS\n",
            text + "\n\u{2014} Peter+Neumann x08go/ZJkuBS\n", text + "\n\u{2014} Peter\u{A0}Neumann x08go/ZJkuBS\n",
            text + "\n\u{2014} PeterNeumann x08go/ZJkuBS \n", text + "\n\u{2014} PeterNeumann x08go/ZJkuB\n",
            text + "\n\u{2014} PeterNeumann x08gow==\n", text + "\n\u{2014} PeterNeumann x08go/Z=\n",
            text + "\n\u{2014} PeterNeumann x08g*/ZJkuBS\n", "te\rxt\n\n" + line, "te\u{0}xt\n\n" + line,
            "te\txt\n\n" + line, "text\r\n\r\n" + line, text + "\n" + line.dropLast() + "\r\n",
            text + "\n\u{2014} Peter\u{1}Neumann x08go/ZJkuBS\n", "\n" + line,
        ]))
    func malformed(note: Sample) {
        #expect(throws: MerkleLogError(.malformedNote)) { try Notes.parse(note.text) }
    }

    @Test("a stray bit in the last character of the base64 is another spelling")
    func strayBit() {
        let line = Notes.peterLine.dropLast(3) + "N=\n"
        #expect(throws: MerkleLogError(.malformedNote)) { try Notes.parse("text\n\n" + line) }
    }

    @Test("every truncation of a note is refused")
    func truncated() {
        let bytes = Array((Notes.peterText + "\n" + Notes.peterLine).utf8)
        for count in bytes.indices {
            #expect(throws: MerkleLogError(.malformedNote)) { try SignedNote(parsing: Array(bytes[..<count])) }
        }
    }

    @Test("bytes that are no UTF-8 are refused, in the text and in a name")
    func encoding() {
        let line = Array(Notes.peterLine.utf8)
        #expect(throws: MerkleLogError(.malformedNote)) { try SignedNote(parsing: [0x61, 0xFF, 0x0A, 0x0A] + line) }
        var broken = line
        broken[4] = 0xC3
        #expect(throws: MerkleLogError(.malformedNote)) { try SignedNote(parsing: [0x61, 0x0A, 0x0A] + broken) }
    }

    @Test("one hundred signatures are read, one more is too much")
    func signatures() throws {
        let hundred = "text\n\n" + String(repeating: Notes.peterLine, count: 100)
        #expect(try Notes.parse(hundred).signatures.count == 100)
        #expect(throws: MerkleLogError(.oversizedNote)) { try Notes.parse(hundred + Notes.peterLine) }
        let note = try Notes.parse(hundred)
        #expect(throws: MerkleLogError(.oversizedNote)) { try note.adding(note.signatures[0]) }
    }

    @Test("a note of a million bytes is read, one more is too much")
    func size() throws {
        let ending = "\n\n" + Notes.peterLine
        let text = String(repeating: "a", count: SignedNote.longest - ending.utf8.count)
        #expect(try Notes.parse(text + ending).text.utf8.count == text.utf8.count + 1)
        #expect(throws: MerkleLogError(.oversizedNote)) { try Notes.parse("a" + text + ending) }
    }

    @Test(
        "a text that would not be read back is not signed",
        arguments: Sample.all(["", "text", "te\rxt\n", "te\u{7}xt\n"]))
    func unsignable(sample: Sample) throws {
        let key = try Notes.key("key")
        let text = sample.text
        #expect(throws: MerkleLogError(.malformedNote)) { try SignedNote(text, signedBy: key) }
        #expect(throws: MerkleLogError(.malformedNote)) { try SignedNote(text: text, signatures: [key.sign(text)]) }
    }
}

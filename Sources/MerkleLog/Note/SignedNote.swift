/// A text and the signatures below it (C2SP signed-note): readable, and signed over the very bytes that are read.
package struct SignedNote: Hashable, Sendable {
    /// Ends with a line feed, and holds no other control character.
    package let text: String
    package let signatures: [NoteSignature]

    /// The limits of Go's note package; C2SP asks for at least 16 signatures.
    package static let longest = 1_000_000
    package static let mostSignatures = 100

    package init(text: String, signatures: [NoteSignature]) throws(MerkleLogError) {
        guard SignedNote.isValid(text), !signatures.isEmpty else { throw MerkleLogError(.malformedNote) }
        guard signatures.count <= SignedNote.mostSignatures, text.utf8.count <= SignedNote.longest else {
            throw MerkleLogError(.oversizedNote)
        }
        self.text = text
        self.signatures = signatures
    }

    /// A note with one signature.
    package init(_ text: String, signedBy key: SignerKey) throws(MerkleLogError) {
        guard SignedNote.isValid(text) else { throw MerkleLogError(.malformedNote) }
        try self.init(text: text, signatures: [key.sign(text)])
    }

    /// The note with one more signature, the others untouched.
    package func adding(_ signature: NoteSignature) throws(MerkleLogError) -> SignedNote {
        try SignedNote(text: text, signatures: signatures + [signature])
    }

    package var bytes: [UInt8] {
        Array(text.utf8) + [0x0A] + signatures.flatMap { Array($0.line.utf8) }
    }

    /// Reads a note without believing it; the signatures are the last lines, below the last blank one.
    package init(parsing bytes: [UInt8]) throws(MerkleLogError) {
        guard bytes.count <= SignedNote.longest else { throw MerkleLogError(.oversizedNote) }
        guard let blank = bytes.indices.dropFirst().last(where: { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }),
            bytes.last == 0x0A, let text = String(validating: bytes[..<blank], as: UTF8.self)
        else { throw MerkleLogError(.malformedNote) }
        var lines = bytes[(blank + 1)...].split(separator: 0x0A, omittingEmptySubsequences: false)
        lines.removeLast()
        guard lines.count <= SignedNote.mostSignatures else { throw MerkleLogError(.oversizedNote) }
        var signatures: [NoteSignature] = []
        for line in lines { signatures.append(try NoteSignature(line: line)) }
        try self.init(text: text, signatures: signatures)
    }

    private static func isValid(_ text: String) -> Bool {
        text.utf8.last == 0x0A && text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A }
    }
}

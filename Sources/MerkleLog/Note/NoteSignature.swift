internal import Core

/// One signature line of a note, of a known key or not.
package struct NoteSignature: Hashable, Sendable {
    package let name: String
    package let key: KeyID
    /// The bytes after the key id, as long as the algorithm makes them.
    package let bytes: [UInt8]

    init(name: String, key: KeyID, bytes: [UInt8]) {
        self.name = name
        self.key = key
        self.bytes = bytes
    }

    /// The line with its line feed.
    var line: String { NoteSignature.opening + name + " " + Base64.encode(key.bytes + bytes) + "\n" }

    /// Reads a line without its line feed.
    init(line: ArraySlice<UInt8>) throws(MerkleLogError) {
        let opening = Array(NoteSignature.opening.utf8)
        let fields = line.dropFirst(opening.count).split(separator: 0x20, omittingEmptySubsequences: false)
        guard line.starts(with: opening), fields.count == 2,
            let name = String(validating: fields[0], as: UTF8.self), KeyName.isValid(name),
            let blob = Base64.canonical(String(decoding: fields[1], as: UTF8.self)), blob.count > 4,
            let key = KeyID(bytes: blob.prefix(4))
        else { throw MerkleLogError(.malformedNote) }
        self.init(name: name, key: key, bytes: Array(blob.dropFirst(4)))
    }

    /// An em dash and a space.
    private static let opening = "\u{2014} "
}

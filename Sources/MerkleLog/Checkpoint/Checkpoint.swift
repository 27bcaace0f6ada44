/// What a log commits to: its name, its size and its root (C2SP tlog-checkpoint).
///
/// Signed, it is a note.
package struct Checkpoint: Hashable, Sendable {
    /// The log's name, a URL without scheme; the same for the log's life.
    package let origin: String
    package let size: UInt64
    package let root: Hash
    /// Lines that other logs add; ours have none.
    package let extensions: [String]

    /// Refuses an origin or extension line that is empty or holds a control character.
    package init(
        origin: String, size: UInt64, root: Hash, extensions: [String] = []
    ) throws(MerkleLogError) {
        let lines = [origin] + extensions
        guard size <= TreeSize.limit, lines.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x20 } }) else {
            throw MerkleLogError(.malformedCheckpoint)
        }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// The text that is signed.
    package var text: String {
        ([origin, "\(size)", root.base64] + extensions).map { $0 + "\n" }.joined()
    }

    /// Reads what ``text`` writes: decimal size without leading zeros, canonical base64 of 32 bytes, no blank line.
    package init(text: String) throws(MerkleLogError) {
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard lines.count >= 4, lines.removeLast().isEmpty, let size = TreeSize.parse(lines[1]),
            let root = Hash(base64: lines[2])
        else { throw MerkleLogError(.malformedCheckpoint) }
        try self.init(origin: lines[0], size: size, root: root, extensions: Array(lines.dropFirst(3)))
    }
}

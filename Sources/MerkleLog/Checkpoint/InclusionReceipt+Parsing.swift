internal import Core

extension InclusionReceipt {
    /// Reads what ``bytes`` writes, line by line; a second spelling of the same receipt is refused.
    package init(parsing bytes: [UInt8]) throws(MerkleLogError) {
        guard bytes.count <= 2 * SignedNote.longest else { throw MerkleLogError(.oversizedNote) }
        guard let blank = bytes.indices.dropFirst().first(where: { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }),
            let head = String(validating: bytes[..<(blank - 1)], as: UTF8.self)
        else { throw MerkleLogError(.malformedReceipt) }
        var lines = head.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }[...]
        guard lines.popFirst()?.utf8.elementsEqual(InclusionReceipt.header.utf8) == true else {
            throw MerkleLogError(.malformedReceipt)
        }
        var extra: [UInt8]?
        if let text = InclusionReceipt.field("extra ", of: lines.first) {
            guard let bytes = Base64.canonical(text), !bytes.isEmpty else { throw MerkleLogError(.malformedReceipt) }
            extra = bytes
            lines.removeFirst()
        }
        guard let index = InclusionReceipt.field("index ", of: lines.popFirst()).flatMap(TreeSize.parse),
            lines.count <= InclusionReceipt.mostHashes
        else { throw MerkleLogError(.malformedReceipt) }
        let hashes = lines.compactMap { Hash(base64: $0) }
        guard hashes.count == lines.count else { throw MerkleLogError(.malformedReceipt) }
        let checkpoint = try SignedNote(parsing: Array(bytes[(blank + 1)...]))
        try self.init(index: index, hashes: hashes, checkpoint: checkpoint, extra: extra)
    }

    private static func field(_ name: String, of line: String?) -> String? {
        guard let line, line.utf8.starts(with: name.utf8) else { return nil }
        return String(decoding: line.utf8.dropFirst(name.utf8.count), as: UTF8.self)
    }
}

/// What a log asks of a witness: sign this checkpoint, which holds the one you signed last (C2SP tlog-witness).
package struct AddCheckpoint: Hashable, Sendable {
    /// The size that the witness signed last, as far as the log knows; 0 for none.
    package let old: UInt64
    /// From that size to the checkpoint's.
    package let proof: [Hash]
    package let note: SignedNote

    package init(old: UInt64, proof: [Hash], note: SignedNote) {
        self.old = old
        self.proof = proof
        self.note = note
    }

    package var bytes: [UInt8] {
        let head = ["old \(old)"] + proof.map(\.base64) + [""]
        return head.flatMap { Array($0.utf8) + [0x0A] } + note.bytes
    }

    /// Reads what ``bytes`` writes; a second spelling of the same request is refused.
    package init(parsing bytes: [UInt8]) throws(MerkleLogError) {
        let opening = Array("old ".utf8)
        guard let blank = bytes.indices.dropFirst().first(where: { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }),
            bytes.starts(with: opening)
        else { throw MerkleLogError(.malformedRequest) }
        var lines = bytes[opening.count..<blank - 1].split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard let old = TreeSize.parse(lines.removeFirst()), lines.count <= InclusionReceipt.mostHashes else {
            throw MerkleLogError(.malformedRequest)
        }
        let hashes = lines.compactMap { Hash(base64: $0) }
        guard hashes.count == lines.count else { throw MerkleLogError(.malformedRequest) }
        self.init(old: old, proof: hashes, note: try SignedNote(parsing: Array(bytes[(blank + 1)...])))
    }
}

/// What a witness answers to a checkpoint (C2SP tlog-witness).
package enum WitnessReply: Hashable, Sendable {
    case cosigned(NoteSignature)
    /// The bytes are no request, or its sizes run back.
    case malformed
    /// A log that we do not sign for.
    case unknownLog
    /// Not signed by a key that we know of that log.
    case unknownKey
    /// We signed another size, or another root of this size; here is the size.
    case conflict(size: UInt64)
    /// The checkpoint does not follow from the one that we signed.
    case proofFails
    /// Our state may be older than what we signed; an operator must look.
    case inDoubt
    /// What we keep cannot be read or written; nothing was signed.
    case unavailable
}

extension NoteSignature {
    /// A line of a witness's answer, with its line feed.
    package var answer: String { line }

    /// Reads the lines of a witness's answer.
    package static func answers(_ bytes: [UInt8]) throws(MerkleLogError) -> [NoteSignature] {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.popLast()?.isEmpty == true, (1...SignedNote.mostSignatures).contains(lines.count) else {
            throw MerkleLogError(.malformedRequest)
        }
        var signatures: [NoteSignature] = []
        for line in lines { signatures.append(try NoteSignature(line: line)) }
        return signatures
    }
}

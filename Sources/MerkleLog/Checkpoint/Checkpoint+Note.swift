extension Checkpoint {
    /// The checkpoint as a note with the log's signature.
    package func signed(by key: SignerKey) throws(MerkleLogError) -> SignedNote {
        try SignedNote(text, signedBy: key)
    }

    /// Reads a checkpoint out of a note if the log's key signed it, and says which of the witnesses saw it.
    ///
    /// - Parameter origin: The name that the checkpoint must carry; the key's own name where none is given, as C2SP
    ///   recommends for logs.
    package static func open(
        _ note: SignedNote, log: VerifierKey, witnesses: [VerifierKey] = [], origin: String? = nil
    ) -> CheckpointVerdict {
        switch note.verify(by: [log] + witnesses) {
        case .refused(let flaw): return .refused(.note(flaw))
        case .verified(let signatures):
            guard signatures.contains(where: { $0.key == log }) else { return .refused(.note(.noKnownKey)) }
            guard let checkpoint = try? Checkpoint(text: note.text) else { return .refused(.noCheckpoint) }
            guard checkpoint.origin.utf8.elementsEqual((origin ?? log.name).utf8) else { return .refused(.otherOrigin) }
            return .signed(checkpoint, witnesses: signatures.filter { $0.key != log })
        }
    }
}

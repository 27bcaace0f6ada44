package import MerkleLog

extension Checkpoint {
    /// The checkpoint as a note, signed by the log's key, and by the one before where there is one.
    package func signed(by keys: ControllerKeys) throws -> SignedNote {
        let signers = try keys.signers(of: origin)
        var note = try signed(by: signers[0])
        for signer in signers.dropFirst() { note = try note.adding(signer.sign(text)) }
        return note
    }

    /// Reads a checkpoint out of a note that one of the log's keys signed; `nil` for any other.
    package init?(_ note: SignedNote, ofLog keys: [VerifierKey], origin: String) {
        for key in keys {
            guard case .signed(let checkpoint, _) = Checkpoint.open(note, log: key, origin: origin) else { continue }
            self = checkpoint
            return
        }
        return nil
    }
}

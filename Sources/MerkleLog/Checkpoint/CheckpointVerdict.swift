/// Whether a note is a checkpoint of a log whose key is known.
package enum CheckpointVerdict: Hashable, Sendable {
    /// Signed by the log, and by these witnesses of the known ones.
    case signed(Checkpoint, witnesses: [VerifiedSignature])
    case refused(CheckpointFlaw)
}

/// Why a note is no checkpoint of that log.
package enum CheckpointFlaw: Hashable, Sendable {
    case note(NoteFlaw)
    /// The signed text is no checkpoint.
    case noCheckpoint
    /// The checkpoint is another log's.
    case otherOrigin
}

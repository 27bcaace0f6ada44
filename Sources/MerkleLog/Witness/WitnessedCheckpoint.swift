/// The checkpoint of a log that a witness signed last.
package struct WitnessedCheckpoint: Hashable, Sendable {
    package let checkpoint: Checkpoint
    /// When it was signed, in seconds since 1970.
    package let seconds: UInt64
    /// The log's signature and ours, as they are handed out.
    package let note: SignedNote

    package init(checkpoint: Checkpoint, seconds: UInt64, note: SignedNote) {
        self.checkpoint = checkpoint
        self.seconds = seconds
        self.note = note
    }

    /// Whether this cannot have been signed by one whose latest is `other`: it is larger, later, or a fork.
    func exceeds(_ other: WitnessedCheckpoint?) -> Bool {
        guard let other else { return true }
        if checkpoint.size == other.checkpoint.size, checkpoint.root != other.checkpoint.root { return true }
        return checkpoint.size > other.checkpoint.size || seconds > other.seconds
    }
}

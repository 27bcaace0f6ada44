/// What a signed checkpoint is worth under a policy.
package enum PolicyVerdict: Hashable, Sendable {
    /// Signed by the log and by a quorum.
    ///
    /// `since` is the time of the oldest signature that the quorum leans on, in seconds since 1970; `nil` where the
    /// policy needs none.
    case accepted(Checkpoint, witnesses: [VerifiedSignature], since: UInt64?)
    case refused(PolicyFlaw)
}

/// Why a checkpoint is not believed under a policy.
package enum PolicyFlaw: Hashable, Sendable {
    case checkpoint(CheckpointFlaw)
    /// The policy knows no log of this name.
    case unknownLog
    /// Too few witnesses signed; these did not, by the policy's names.
    case noQuorum(missing: [String])
}

/// The moments at which a test may stop the process, to see that nothing is lost or told too early.
package enum CommitPoint: String, Sendable, CaseIterable {
    /// A subject key is durable, and nothing is sealed under it yet.
    case keyDurable
    case beforeCommit
    /// The commit has returned, and nobody was answered yet.
    case afterCommit
    /// The line of an erasure is on the disk, and nothing is destroyed yet.
    case erasureJournaled
    /// The keys of an erasure are destroyed, and no entry says so yet.
    case erasureKeysDestroyed
    /// Part of the write-ahead log is copied back.
    case duringCheckpoint

    package typealias Handler = @Sendable (CommitPoint) -> Void
}

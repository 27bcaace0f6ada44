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
    /// The entry on a pruning is durable, and nothing else was done for it.
    case pruningRecorded
    /// The line of a pruning is on the disk, and nothing is destroyed yet.
    case pruningJournaled
    /// The keys of the year are destroyed, and its entries are there.
    case pruningKeysDestroyed
    /// A piece of the year is gone, and others are left.
    case pruningPieceGone
    /// Part of the write-ahead log is copied back.
    case duringCheckpoint

    package typealias Handler = @Sendable (CommitPoint) -> Void
}

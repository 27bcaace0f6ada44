package import Core

/// Where the log of a year whose term is over can be destroyed.
///
/// ``RowKey/log(_:)`` brings what a year holds and what may still come of it; the transaction of the entry marks the log
/// as pruned, and nothing of it goes before that entry is durable.
package protocol PruningStorage: Sendable {
    /// Destroys what the entry says is gone: first a line outside the backups, then the year's keys of all people, then
    /// its entries, rows and hashes, piece by piece beside other work.
    ///
    /// May be asked again for the same pruning, and goes on where it stopped.
    func destroy(_ pruning: Pruned) async throws(LedgerError)

    /// What the lines outside the backups name, the oldest first, and of each whether the log must say it (anew): a copy
    /// that was put back brought the year back, or its keys.
    func journaled() async throws(LedgerError) -> [(pruning: Pruned, mustBeSaid: Bool)]
}

/// A pruning as it outlives the log that says it.
package struct Pruned: Hashable, Sendable {
    /// The entry that planned it.
    package let plan: Identifier
    package let scope: PruningScope

    package init(plan: Identifier, scope: PruningScope) {
        self.plan = plan
        self.scope = scope
    }
}

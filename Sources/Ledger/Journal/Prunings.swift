import Core

/// Carries a pruning out in steps of which each may be the last before the power fails: entry, line outside the backups,
/// keys, the year itself.
///
/// The entry comes first, since its transaction is where the law is asked; nothing is gone before the line is durable.
package struct Prunings: Sendable {
    private let journal: Journal
    private let storage: any PruningStorage

    package init(journal: Journal, storage: any PruningStorage) {
        self.journal = journal
        self.storage = storage
    }

    /// Records what two officers agreed to, and destroys it; what was recorded and then broken off is taken up again.
    ///
    /// - Returns: `nil` where it was recorded before.
    package func perform(_ row: PruningRow, by officer: String) async throws(LedgerError) -> Journal.Recorded? {
        let pruned = Pruned(plan: row.id, scope: row.scope)
        guard row.state != .performed else {
            try await storage.destroy(pruned)
            return nil
        }
        // Read beforehand, so that the transaction need not count the year.
        let rows = try await journal.storage.rows([.log(row.scope.year)])
        guard let extent = rows.extents[row.scope.year] else {
            return .refused(Refusal(rows.isPruned(row.scope.year) ? .yearPruned : .yearNotClosed, law: 8))
        }
        let list = DestructionList(
            end: row.scope.end, extent: extent, rows: rows, termYears: row.scope.termYears)
        let recorded = try await journal.record(
            .pruningPerformed(
                PruningPerformance(
                    plan: row.id, scope: row.scope, approvals: row.approvals.map(\.entry), list: list.json, by: officer
                )))
        if case .appended = recorded { try await storage.destroy(pruned) }
        return recorded
    }

    /// At opening, before anyone is served: what was begun is finished, and what a copy brought back goes again.
    ///
    /// - Returns: How many were said in the log anew.
    package func replay() async throws(LedgerError) -> Int {
        var said = 0
        let lines = try await storage.journaled()
        for (pruned, mustBeSaid) in lines {
            if mustBeSaid {
                let act = Act.pruningReplayed(PruningReplay(plan: pruned.plan, scope: pruned.scope))
                guard case .appended = try await journal.record(act) else {
                    throw LedgerError(
                        .unreadable,
                        "the log of \(pruned.scope.year) was destroyed, and this copy has another one; take a later copy"
                    )
                }
                said += 1
            }
            try await storage.destroy(pruned)
        }
        for row in try await journal.storage.rows([]).prunings.values where row.state == .performed {
            guard !lines.contains(where: { $0.pruning.plan == row.id }), try await isSaid(row) else { continue }
            try await storage.destroy(Pruned(plan: row.id, scope: row.scope))
        }
        return said
    }

    /// Whether a sealed entry says what a row says: a row alone may have been put there by another hand.
    private func isSaid(_ row: PruningRow) async throws(LedgerError) -> Bool {
        let entries = try await journal.storage.entries(EntryQuery(types: [.pruningPerformed, .pruningReplayed]))
        for entry in entries {
            guard let pruning = Event(parts: try await journal.open(entry))?.act.pruning else { continue }
            if pruning.plan == row.id, pruning.scope == row.scope { return true }
        }
        return false
    }
}

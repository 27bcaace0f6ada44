import Core

/// Carries an erasure out in steps of which each may be the last before the power fails: journal, keys, entry.
package struct Erasures: Sendable {
    private let journal: Journal
    private let storage: any ErasureStorage

    package init(journal: Journal, storage: any ErasureStorage) {
        self.journal = journal
        self.storage = storage
    }

    /// Destroys what two officers agreed to, and records it; what must stay is refused before anything is touched.
    package func perform(_ erasure: ErasureRow) async throws(LedgerError) -> Journal.Recorded {
        guard let preview = try await storage.preview(erasure) else {
            return .refused(Refusal(.nothingToErase, law: 8))
        }
        let act = performance(of: erasure, preview)
        let now = journal.clock.now
        let moment = Moment(controller: journal.controller, at: now, commit: now)
        if let refusal = act.refusal(in: try await journal.storage.rows(act.rowKeys), moment) {
            return .refused(refusal)
        }
        return try await finish(erasure)
    }

    private func performance(of erasure: ErasureRow, _ outcome: ErasureOutcome) -> Act {
        .erasurePerformed(
            ErasurePerformance(outcome: outcome, approvals: erasure.approvals.map(\.entry), ground: erasure.ground))
    }

    private func finish(_ erasure: ErasureRow) async throws(LedgerError) -> Journal.Recorded {
        let outcome = try await storage.destroy(erasure)
        var recorded = Journal.Recorded.refused(Refusal(.erasureNotOpen, law: 8))
        if erasure.state == .approved { recorded = try await journal.record(performance(of: erasure, outcome)) }
        // What is destroyed is destroyed: the log says so, also where the law changed its mind in between.
        if case .refused = recorded {
            recorded = try await journal.record(.erasureReplayed(ErasureReplay(outcome: outcome)))
        }
        if case .appended = recorded { try await storage.finish(erasure.id) }
        return recorded
    }

    /// At opening, before anyone is served: what the journal names is destroyed again wherever a copy brought it back.
    ///
    /// The number that was done.
    package func replay() async throws(LedgerError) -> Int {
        var done = 0
        for erasure in try await storage.unfinished() {
            guard case .appended = try await finish(erasure) else {
                throw LedgerError(.unreadable, "an erasure of the journal cannot be recorded")
            }
            done += 1
        }
        return done
    }
}

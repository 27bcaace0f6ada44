import Catalogue
package import Core
package import Ledger
import Synchronization

extension TaskDesk {
    /// What became of a question for results.
    package enum Read: Sendable {
        case page(TaskPage)
        case refused(Refusal)
        case absent
    }

    /// Lines that have ended, from one on, up to the first that has not, as long as the application may ask this at all.
    package func results(
        _ id: Identifier, of application: ApplicationRow, from: Int64, limit: Int
    ) async throws(DisclosureError) -> Read {
        try await told { () async throws(LedgerError) in
            guard let found = try await self.find(id, application.id) else { return .absent }
            if let refusal = try await self.refusal(of: found, to: application) { return .refused(refusal) }
            // Looked up before the lines are: a task that was done has no line that ends later.
            let isDone = found.row.state == .done
            let lines = try await self.storage.lines(of: id, from: from, limit: limit)
            let ended = found.row.state == .open ? [] : lines.prefix { $0.state != .waiting }
            let isLast = isDone && ended.count == lines.count && lines.count < limit
            if self.isGapless(id, from: from, to: ended.last?.number ?? from - 1), isLast {
                try await self.fetched(found.row)
            }
            return .page(
                TaskPage(
                    terms: found.terms,
                    lines: try ended.map { (line) throws(LedgerError) in
                        TaskPage.Line(
                            line: line, reference: try found.sealer.reference(line),
                            result: line.state == .stopped ? self.stopped(found) : try found.sealer.result(line))
                    },
                    next: isLast ? nil : (ended.last?.number ?? from - 1) + 1))
        }
    }

    /// An answer is handed over while its purpose is in force and the application's; the refusal is recorded.
    private func refusal(of found: Found, to application: ApplicationRow) async throws(LedgerError) -> Refusal? {
        let purpose = purposes.active(found.terms.purpose)
        let refusal: Refusal
        if purpose == nil {
            refusal = Refusal(.unknownPurpose, law: 2)
        } else if !application.purposes.contains(found.terms.purpose) {
            refusal = Refusal(.applicationNotPermitted, law: 2)
        } else {
            return nil
        }
        let requester = Requester(
            application: application.id, employee: found.terms.employee, process: found.terms.process)
        try await record(
            refusal, found.terms.purpose, purpose, by: requester, caseReference: found.terms.caseReference)
        return refusal
    }

    /// What a line says whose basis has ended: the same as a question of today.
    private func stopped(_ found: Found) -> KeptResult {
        let template = purposes.active(found.terms.purpose)?.template
        let rule: Refusal.Rule = template?.act.mustBeGiven == true ? .noActiveConsent : .restrained
        return .refused(Refusal(rule, law: 2), alternative: template?.alternative)
    }

    /// Whether all lines before these were read too, as far as this process knows.
    private func isGapless(_ id: Identifier, from: Int64, to last: Int64) -> Bool {
        readTo.withLock { readTo in
            let known = readTo[id] ?? 0
            guard from <= known + 1 else { return false }
            readTo[id] = max(known, last)
            return true
        }
    }

    private func fetched(_ row: TaskRow) async throws(LedgerError) {
        let until = journal.clock.now.adding(days: Days.fetched)
        guard until < row.until else { return }
        _ = try await storage.move(row.id, from: [.done], to: .done, until: until)
    }
}

package import Core
import Ledger

extension TaskDesk {
    /// Lines that have ended, from one on, up to the first that has not.
    package func results(
        _ id: Identifier, of application: String, from: Int64, limit: Int
    ) async throws(DisclosureError) -> TaskPage? {
        try await told { () async throws(LedgerError) in
            guard let found = try await self.find(id, application) else { return nil }
            // Looked up before the lines are: a task that was done has no line that ends later.
            let isDone = found.row.state == .done
            let lines = try await self.storage.lines(of: id, from: from, limit: limit)
            let ended = found.row.state == .open ? [] : lines.prefix { $0.state != .waiting }
            let isLast = isDone && ended.count == lines.count && lines.count < limit
            if isLast { try await self.fetched(found.row) }
            return TaskPage(
                terms: found.terms,
                lines: try ended.map { (line) throws(LedgerError) in
                    TaskPage.Line(
                        line: line, reference: try found.sealer.reference(line), result: try found.sealer.result(line))
                },
                next: isLast ? nil : (ended.last?.number ?? from - 1) + 1)
        }
    }

    private func fetched(_ row: TaskRow) async throws(LedgerError) {
        let until = journal.clock.now.adding(days: Days.fetched)
        guard until < row.until else { return }
        _ = try await storage.move(row.id, from: [.done], to: .done, until: until)
    }
}

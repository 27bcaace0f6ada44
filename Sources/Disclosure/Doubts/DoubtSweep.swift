import Core
import Ledger

extension DoubtDesk {
    /// Ends the doubts that no case confirmed in time; how many.
    ///
    /// Nothing waits for it: after its last day a doubt marks nothing, swept or not.
    @discardableResult
    package func sweep() async throws(DisclosureError) -> Int {
        do {
            var ended = 0
            for (row, doubt) in try await over() {
                guard let person = row.person else { continue }
                let ending = DoubtEnding(
                    person: person, doubt: row.id, outcome: .expired, purposes: readers(of: doubt.attribute),
                    requester: nil)
                // Another run, or an employee, was first.
                if case .appended = try await journal.record(.doubtEnded(ending)) { ended += 1 }
            }
            return ended
        } catch {
            throw DisclosureError(error)
        }
    }

    private func over() async throws(LedgerError) -> [(MatterRow, Doubt)] {
        let today = journal.clock.today
        return try await journal.storage.rows([]).matters.values.compactMap { row -> (MatterRow, Doubt)? in
            guard row.state == .open, case .doubt(let doubt) = row.matter, doubt.until < today else { return nil }
            return (row, doubt)
        }.sorted { $0.0.id.text < $1.0.id.text }
    }
}

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
            for (person, row, doubt) in try await over() {
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

    /// How many a sweep would end now; it changes nothing.
    func due() async throws(DisclosureError) -> Int {
        do { return try await over().count } catch { throw DisclosureError(error) }
    }

    private func over() async throws(LedgerError) -> [(SubjectRef, MatterRow, Doubt)] {
        let today = journal.clock.today
        return try await journal.storage.rows([]).matters.values.compactMap { row -> (SubjectRef, MatterRow, Doubt)? in
            guard row.state == .open, let person = row.person, case .doubt(let doubt) = row.matter, doubt.until < today
            else { return nil }
            return (person, row, doubt)
        }.sorted { $0.1.id.text < $1.1.id.text }
    }
}

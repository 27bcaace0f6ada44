package import Core
package import Ledger

extension AuditDesk {
    /// What is kept now of what a person told, oldest first: a copy of it is theirs to have (article 15 GDPR).
    ///
    /// It takes the place of the look in the log, so that there is none that was not recorded (law 7). What was taken back
    /// is gone, and what was erased does not open.
    package func told(
        by person: SubjectRef, as view: ToldView, after look: Journal.Line
    ) async throws(DisclosureError) -> [KeptTelling] {
        do {
            let tellings = Tellings(journal: journal)
            let rows = try await journal.storage.rows([])
            var kept: [KeptTelling] = []
            for stored in try await tellings.stored(of: person, rows) {
                guard let value = try await tellings.open(stored) else { continue }
                kept.append(
                    KeptTelling(
                        row: stored.row, value: view == .values ? value : nil,
                        end: rows.end(of: stored.row, at: look.at)))
            }
            return kept.sorted { $0.row.id.text < $1.row.id.text }
        } catch {
            throw DisclosureError(error)
        }
    }
}

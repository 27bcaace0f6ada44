package import Catalogue
package import Core
package import Disclosure
package import Ledger

extension KeptAndFetched {
    package func changed(
        by keeping: Keeping, of person: SubjectRef, among purposes: [Purpose]
    ) async throws(LedgerError) -> [String] {
        guard !keeping.facts.isEmpty else { return [] }
        let kept = try await kept(of: person).map(\.fact)
        // Nearly always nothing is another, and no purpose has to be read.
        let others = keeping.facts.map(\.fact).filter { fresh in
            kept.contains { $0.attribute == fresh.attribute && $0.content != fresh.content }
        }
        guard !others.isEmpty else { return [] }
        let today = clock.today
        return purposes.filter { purpose in
            others.contains { Replacement.changes(purpose, $0, among: kept, today: today) }
        }
        .map(\.ref.id).sorted()
    }
}

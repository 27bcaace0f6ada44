package import Core
package import Ledger
import OnlyOnce

extension ControllerStore: FactStorage {
    package func facts(of person: SubjectRef) async throws(LedgerError) -> [StoredFact] {
        try await read { db in try RowReader(db: db).storedFacts(of: person) }
    }
}

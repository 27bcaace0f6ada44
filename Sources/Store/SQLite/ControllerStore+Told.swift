package import Core
import FoundationEssentials
import GRDB
package import Ledger

extension ControllerStore {
    package func tellings(of person: SubjectRef) async throws(LedgerError) -> [StoredTelling] {
        try await read { db in
            try RowReader(db: db).storedTellings("s.ref = ?", [Data(person.id.bytes)]).map(\.stored)
        }
    }

    package func tellings(after: Identifier?, limit: Int) async throws(LedgerError) -> [TellingRow] {
        let first = Data(after?.bytes ?? [])
        return try await read { db in
            let ids = "t.id IN (SELECT id FROM tellings WHERE id > ? ORDER BY id LIMIT ?)"
            return try RowReader(db: db).storedTellings(ids, [first, limit]).map(\.stored.row)
                .sorted { $0.id.text < $1.id.text }
        }
    }
}

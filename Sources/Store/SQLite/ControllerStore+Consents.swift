package import Core
import FoundationEssentials
import GRDB
package import Ledger

extension ControllerStore {
    package func standingConsents(after: Identifier?, limit: Int) async throws(LedgerError) -> [ConsentRow] {
        try await read { db in
            var rows = Rows()
            try RowReader(db: db).consents(
                """
                c.state IN ('given', 'renewed', 'paused', 'requested') AND c.id > ? ORDER BY c.id LIMIT ?
                """, [Data(after?.bytes ?? []), limit], into: &rows)
            return rows.consents.values.sorted { $0.id.text < $1.id.text }
        }
    }
}

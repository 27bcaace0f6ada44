import Core
import GRDB
package import Ledger

extension ControllerStore {
    package func keptFacts(
        after place: Int64, people limit: Int
    ) async throws(LedgerError) -> (rows: Rows, next: Int64?) {
        try await read { db in
            let run = "SELECT DISTINCT person FROM facts WHERE person > ? ORDER BY person LIMIT ?"
            let people = try Int64.fetchAll(db, sql: run, arguments: [place, limit])
            var rows = Rows()
            guard let last = people.last else { return (rows, nil) }
            let reader = RowReader(db: db)
            try reader.facts("f.person > ? AND f.person <= ?", [place, last], into: &rows)
            try reader.holds("f.person > ? AND f.person <= ?", [place, last], into: &rows)
            return (rows, people.count < limit ? nil : last)
        }
    }
}

import Core
import GRDB
package import Ledger

extension ControllerStore {
    /// Rows of a table that are read at once.
    private static let window: Int64 = 500

    /// The tables of which rows are carried without being asked for; what every proposal is judged with was carried when
    /// the log was opened.
    private enum Table: String, CaseIterable {
        case consents, consultations, facts, tellings
    }

    package func uncarried(
        after place: CarryingPlace
    ) async throws(LedgerError) -> (carryings: [Carrying], next: CarryingPlace?) {
        guard Table.allCases.indices.contains(place.table) else { return ([], nil) }
        let table = Table.allCases[place.table]
        let (year, now) = (head.current.year, clock.now)
        let end = place.row + Self.window
        return try await read { db in
            var rows = Rows()
            let reader = RowReader(db: db, log: year)
            let bounds: StatementArguments = [place.row, end]
            switch table {
            case .consents: try reader.consents("c.row > ? AND c.row <= ?", bounds, into: &rows)
            case .consultations:
                try reader.consultations("c.row > ? AND c.row <= ? AND c.state = 'open'", bounds, into: &rows)
            case .facts:
                try reader.facts("f.row > ? AND f.row <= ?", bounds, into: &rows)
                try reader.holds("f.row > ? AND f.row <= ?", bounds, into: &rows)
            case .tellings: try reader.tellings("t.row > ? AND t.row <= ?", bounds, into: &rows)
            }
            let isLast = try Int64.fetchOne(db, sql: "SELECT max(row) FROM \(table.rawValue)") ?? 0 <= end
            let next =
                isLast ? CarryingPlace(table: place.table + 1, row: 0) : CarryingPlace(table: place.table, row: end)
            return (rows.carryings(of: rows.living(at: now)), next)
        }
    }
}

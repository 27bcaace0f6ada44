import Core
import FoundationEssentials
import GRDB
import Ledger

extension RowReader {
    func tellings(_ condition: String, _ arguments: StatementArguments, into rows: inout Rows) throws {
        for (stored, made) in try storedTellings(condition, arguments) {
            put(.telling(stored.row), made: made, into: &rows)
        }
    }

    /// Rows with the sealed values, in the order in which they were told first.
    func storedTellings(
        _ condition: String, _ arguments: StatementArguments
    ) throws -> [(stored: StoredTelling, made: Int64)] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT t.id, s.ref, t.terms, t.sealed, t.made FROM tellings t JOIN subjects s ON s.id = t.person
                WHERE \(condition) ORDER BY t.row
                """)
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            let sealed: Data = row[3]
            guard
                let telling = TellingRow(
                    id: try identifier(row[0]), person: SubjectRef(try identifier(row[1])), terms: try json(row[2]))
            else { throw unreadable }
            return (StoredTelling(row: telling, sealed: Array(sealed)), row[4])
        }
    }
}

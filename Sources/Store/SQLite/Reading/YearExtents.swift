import Core
import FoundationEssentials
import GRDB
import Ledger
import Synchronization

/// What the logs of earlier years hold, each counted once: a closed log does not change until it goes.
///
/// Counting reads a whole year, which the writer must not wait for; so whoever plans or performs asks first.
final class YearExtents: Sendable {
    private let known = Mutex<[Int: YearExtent]>([:])

    func forget(_ year: Int) { known.withLock { $0[year] = nil } }

    /// - Parameter rows: For the matters of people in it, which may change at any time.
    func extent(ofLog year: Int, _ db: Database, _ rows: Rows) throws -> YearExtent {
        var extent: YearExtent
        if let counted = known.withLock({ $0[year] }) {
            extent = counted
        } else {
            extent = try Self.count(year, db)
            known.withLock { [extent] in $0[year] = extent }
        }
        extent.restrained = try Self.restrained(year, db, rows)
        return extent
    }

    private static func bounds(_ year: Int) -> StatementArguments {
        [Position(log: year, seq: 0).row, Position(log: year + 1, seq: 0).row]
    }

    private static func count(_ year: Int, _ db: Database) throws -> YearExtent {
        let sql = """
            SELECT e.type, w.value, min(e.at), max(e.at), count(*) FROM entries e LEFT JOIN words w ON w.id = e.purpose
            WHERE e.row >= ? AND e.row < ? GROUP BY e.type, e.purpose
            """
        var extent = YearExtent()
        for row in try Row.fetchAll(db, sql: sql, arguments: bounds(year)) {
            guard let type = EntryType(number: row[0]) else {
                throw LedgerError(.unreadable, "an entry does not read")
            }
            let purpose: String? = row[1]
            extent.add(
                type, purpose, from: Instant(milliseconds: row[2]), until: Instant(milliseconds: row[3]),
                count: row[4])
        }
        return extent
    }

    private static func restrained(_ year: Int, _ db: Database, _ rows: Rows) throws -> Int {
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM concerned WHERE person = (SELECT id FROM subjects WHERE ref = ?)
                AND key >= ? AND key < ?)
                """)
        let people = Set(rows.settled.matters.values.filter(\.keepsTheLog).compactMap(\.person))
        let (first, end) = (Position(log: year, seq: 0).row, Position(log: year + 1, seq: 0).row)
        return try people.count { person in
            try Bool.fetchOne(
                statement,
                arguments: [
                    Data(person.id.bytes), PartKey(row: first, part: 0).value, PartKey(row: end, part: 0).value,
                ]) ?? false
        }
    }
}

import Core
import FoundationEssentials
import GRDB
import Ledger

extension LogBatch {
    /// Rows of a kind that go in one transaction: a few milliseconds for who waits behind it.
    private static let piece = 1000

    /// Marks the log of a year as gone, in the transaction of the entry that says so.
    mutating func mark(_ scope: PruningScope) throws {
        try db.execute(sql: "UPDATE logs SET pruned = 1 WHERE year = ?", arguments: [scope.year])
        state.forget(log: scope.year)
        hasErased = true
    }

    /// A piece of what a log that is marked still has; false when nothing is left.
    ///
    /// Rows go first, then entries with their parts and the index by person, then hashes: wherever it stops, what is
    /// left says that it is not finished.
    mutating func prune(_ year: Int) throws -> Bool {
        let isMarked = try Bool.fetchOne(db, sql: "SELECT pruned FROM logs WHERE year = ?", arguments: [year])
        guard isMarked == true else { return false }
        return try dropRows(of: year) || dropEntries(of: year) || dropTiles(of: year)
    }

    private func bounds(_ year: Int) -> (first: Int64, end: Int64) {
        (Position(log: year, seq: 0).row, Position(log: year + 1, seq: 0).row)
    }

    /// Rows that an entry of the year was the last to touch: nothing came of them since, and a replay without the year
    /// does not know them.
    private mutating func dropRows(of year: Int) throws -> Bool {
        let (first, end) = bounds(year)
        let some = "made >= ? AND made < ? LIMIT \(Self.piece)"
        let statements =
            [
                "DELETE FROM holds WHERE (fact, interest) IN (SELECT fact, interest FROM holds WHERE \(some))",
                """
                DELETE FROM holds WHERE fact IN (SELECT row FROM facts WHERE \(some))
                """,
            ]
            + ["facts", "consents", "consultations", "matters", "tellings"].map { table in
                "DELETE FROM \(table) WHERE row IN (SELECT row FROM \(table) WHERE \(some))"
            }
        for sql in statements {
            try db.execute(sql: sql, arguments: [first, end])
            guard db.changesCount == 0 else {
                hasErased = true
                state.recent = RecentRows()
                return true
            }
        }
        return false
    }

    private mutating func dropEntries(of year: Int) throws -> Bool {
        let (first, end) = bounds(year)
        let last = try Int64.fetchOne(
            db,
            sql: """
                SELECT max(row) FROM (SELECT row FROM entries WHERE row >= ? AND row < ? ORDER BY row LIMIT \(Self.piece))
                """, arguments: [first, end])
        // Parts behind the last entry belong to none.
        let until = last.map { $0 + 1 } ?? end
        let keys: StatementArguments = [PartKey(row: first, part: 0).value, PartKey(row: until, part: 0).value]
        var count = 0
        for table in ["concerned", "parts"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE key >= ? AND key < ?", arguments: keys)
            count += db.changesCount
        }
        try db.execute(sql: "DELETE FROM entries WHERE row >= ? AND row < ?", arguments: [first, until])
        dropped += db.changesCount
        return count + db.changesCount > 0
    }

    private func dropTiles(of year: Int) throws -> Bool {
        let bounds: StatementArguments = [
            TileRow.key(year: year, level: 0, index: 0), TileRow.key(year: year + 1, level: 0, index: 0),
        ]
        try db.execute(
            sql: """
                DELETE FROM tiles WHERE key IN (SELECT key FROM tiles WHERE key >= ? AND key < ? LIMIT \(Self.piece))
                """, arguments: bounds)
        return db.changesCount > 0
    }
}

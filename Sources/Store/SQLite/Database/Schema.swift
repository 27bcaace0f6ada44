import GRDB
import Ledger

/// Numbered migrations: each runs in a transaction of its own, and a database that has seen more of them than this
/// program knows is refused.
struct Schema {
    let migrations: [String]

    func migrate(_ db: Database) throws {
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version <= migrations.count else {
            throw LedgerError(.newerSchema, "this database was written by a newer Sluis")
        }
        for (index, sql) in migrations.enumerated().dropFirst(version) {
            try db.inTransaction(.immediate) {
                try db.execute(sql: sql)
                try db.execute(sql: "PRAGMA user_version = \(index + 1)")
                return .commit
            }
        }
    }
}

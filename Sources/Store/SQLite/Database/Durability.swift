import GRDB
import Ledger

/// What makes a commit durable.
///
/// GRDB sets `synchronous=NORMAL` when it turns WAL on, so it is set again and read back.
enum Durability {
    static func demand(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2,
            try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal",
            try Int.fetchOne(db, sql: "PRAGMA secure_delete") == 1
        else { throw LedgerError(.notWritable, "the database does not accept synchronous=FULL, WAL and secure_delete") }
    }
}

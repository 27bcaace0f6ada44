import GRDB
import Ledger

/// A small database for one process, in which a commit is on the disk when it returns: file, journal and folder.
enum WitnessDatabase {
    static func open(_ path: String, _ schema: Schema) throws -> DatabaseQueue {
        try PrivateFile.create(path)
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(
                sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA")
            guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 3 else {
                throw LedgerError(.notWritable, "the database does not accept synchronous=EXTRA")
            }
        }
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try database.writeWithoutTransaction { db in
            try schema.migrate(db)
            // Taken now, so that a second process is refused at its start.
            try db.execute(sql: "BEGIN EXCLUSIVE; COMMIT")
        }
        return database
    }
}

extension Schema {
    private static let count =
        "CREATE TABLE count (id INTEGER PRIMARY KEY CHECK (id = 1), store BLOB, changes INTEGER);"
    private static func checkpoints(_ table: String) -> String {
        "CREATE TABLE \(table) (origin TEXT NOT NULL PRIMARY KEY, seconds INTEGER NOT NULL, note BLOB NOT NULL) WITHOUT ROWID;"
    }

    /// What was signed last of each log, and signatures of ours that turned up and are not accounted for.
    static let witness = Schema(migrations: [count + checkpoints("signed") + checkpoints("doubts")])
    static let witnessMarker = Schema(migrations: [count])
}

import GRDB
import Ledger

/// `ledger.sqlite`: one writer, a few readers, and a connection that copies the write-ahead log back beside the writer.
struct LedgerDatabase {
    /// How many may read at a time.
    static let readers = 4

    let pool: DatabasePool
    let keeper: WALKeeper

    static func open(_ folder: String, points: @escaping CommitPoint.Handler) throws(LedgerError) -> LedgerDatabase {
        let path = folder + "/ledger.sqlite"
        try PrivateFile.create(path)
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.prepareDatabase { db in
            // The keeper copies the write-ahead log back; a commit never waits for that.
            try db.execute(
                sql: """
                    PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -2000
                    """)
        }
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { db in
                // The writer reads and writes all over the trees; what readers need lies in the system's page cache.
                try db.execute(sql: "PRAGMA cache_size = -8000")
                try Durability.demand(db)
                try Schema.ledger.migrate(db)
            }
            var quiet = Configuration()
            quiet.prepareDatabase { db in
                try db.execute(sql: "PRAGMA wal_autocheckpoint = 0; PRAGMA synchronous = FULL")
            }
            let side = try DatabaseQueue(path: path, configuration: quiet)
            return LedgerDatabase(pool: pool, keeper: WALKeeper(side: side, points: points))
        } catch {
            throw StoreFailure.opening(error)
        }
    }
}

import GRDB
import Ledger

/// `keys.sqlite`: wrapped keys alone, so that its backups can be short-lived.
///
/// It is opened for one process only, and that lock is the lock on the controller's folder.
struct KeyDatabase {
    let queue: DatabaseQueue

    static func open(_ folder: String) throws(LedgerError) -> KeyDatabase {
        let path = folder + "/keys.sqlite"
        try PrivateFile.create(path)
        try KeyFile.check(path)
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA secure_delete = ON")
        }
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { db in
                try Durability.demand(db)
                try Schema.keys.migrate(db)
            }
            return KeyDatabase(queue: queue)
        } catch {
            throw StoreFailure.opening(error)
        }
    }
}

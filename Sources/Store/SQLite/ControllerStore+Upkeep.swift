import GRDB
package import Ledger

extension ControllerStore {
    /// Caps the database, in pages of 4 kB: a controller's share of the disk.
    ///
    /// What does not fit is refused, and taken
    /// again when the cap is raised.
    package func limit(pages: Int) async throws(LedgerError) {
        do {
            try await database.pool.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA max_page_count = \(pages)")
            }
        } catch {
            throw StoreFailure.writing(error)
        }
    }

    /// What the writer's connection says of its own durability, by the name of the setting.
    package func durability() async throws(LedgerError) -> [String: String] {
        do {
            return try await database.pool.writeWithoutTransaction { db in
                var settings: [String: String] = [:]
                for name in ["synchronous", "journal_mode", "secure_delete"] {
                    settings[name] = try String.fetchOne(db, sql: "PRAGMA \(name)")
                }
                return settings
            }
        } catch {
            throw StoreFailure.reading(error)
        }
    }

    /// The signed checkpoints that lie outside the database, oldest first: what a verification holds the log against.
    package func anchoredCheckpoints() -> [String] { anchor.notes }
}

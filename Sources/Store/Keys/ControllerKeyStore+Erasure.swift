import Core
import FoundationEssentials
import GRDB
import Ledger

extension ControllerKeyStore {
    /// Whose key this is, and its newest version that can still open something.
    func holder(of id: [UInt8]) async throws(LedgerError) -> (name: SubjectKeyName, version: UInt8?)? {
        try await table { table in try table.holder(of: id) }
    }

    /// Destroys keys for good, and notes that the log does not say so yet.
    ///
    /// What goes is written over, in the write-ahead log too.
    func destroy(_ key: ErasedKey, for erasure: Identifier) async throws(LedgerError) {
        try await table { table in
            guard let holder = try table.holder(of: key.id) else { return }
            // From here on nothing new is sealed with it, and nothing that was becomes durable.
            self.forget(holder.name, through: key.through)
            try table.db.inTransaction(.immediate) {
                if try table.destroy(key) {
                    try table.db.execute(
                        sql: "INSERT OR IGNORE INTO unrecorded_erasures (erasure) VALUES (?)",
                        arguments: [Data(erasure.bytes)])
                }
                return .commit
            }
            try table.db.checkpoint(.truncate)
        }
    }

    /// Erasures that destroyed something here of which the log says nothing yet.
    func unrecordedErasures() async throws(LedgerError) -> Set<Identifier> {
        try await table { table in
            Set(
                try Data.fetchAll(table.db, sql: "SELECT erasure FROM unrecorded_erasures")
                    .compactMap { Identifier(bytes: Array($0)) })
        }
    }

    func recorded(erasure: Identifier) async throws(LedgerError) {
        try await table { table in
            try table.db.execute(
                sql: "DELETE FROM unrecorded_erasures WHERE erasure = ?", arguments: [Data(erasure.bytes)])
        }
    }

    /// Whether any key was ever erased.
    func hasErased() async throws(LedgerError) -> Bool {
        try await table { table in
            try Bool.fetchOne(
                table.db, sql: "SELECT EXISTS (SELECT 1 FROM subject_keys WHERE wrapped IS NULL)") ?? false
        }
    }

    func table<Found: Sendable>(
        _ body: @escaping @Sendable (SubjectKeyTable) throws -> Found
    ) async throws(LedgerError) -> Found {
        do {
            return try await database.queue.writeWithoutTransaction { [own] db in
                try body(SubjectKeyTable(db: db, own: own))
            }
        } catch {
            throw StoreFailure.writing(error)
        }
    }
}

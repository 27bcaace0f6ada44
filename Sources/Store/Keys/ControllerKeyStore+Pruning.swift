import Core
import FoundationEssentials
import GRDB
import Ledger

extension ControllerKeyStore {
    /// People whose keys go in one transaction: nobody waits long for another key.
    private static let share = 4000

    /// Destroys the keys that everyone has of a class, a share at a time; true where there were any.
    ///
    /// The rows go too: that somebody had entries in a year is not to be known any more.
    ///
    /// - Parameter pruning: What is to be said in the log (anew) where keys were found, noted before they go.
    @discardableResult
    func destroyAll(_ keyClass: KeyClass, noting pruning: Identifier? = nil) async throws(LedgerError) -> Bool {
        forget(keyClass)
        var isFound = false
        var place: Data? = Data()
        while let after = place {
            let (next, found) = try await table { table in
                let db = table.db
                let last = try Data.fetchOne(
                    db, sql: "SELECT subject FROM subject_keys WHERE subject > ? ORDER BY subject LIMIT 1 OFFSET ?",
                    arguments: [after, Self.share])
                let range = "class = ? AND subject > ?" + (last == nil ? "" : " AND subject <= ?")
                let arguments: StatementArguments = [keyClass.name, after] + (last.map { [$0] } ?? [])
                var found = false
                try db.inTransaction(.immediate) {
                    found =
                        try Bool.fetchOne(
                            db,
                            sql: "SELECT EXISTS (SELECT 1 FROM subject_keys WHERE \(range) AND wrapped IS NOT NULL)",
                            arguments: arguments) ?? false
                    if found, let pruning {
                        try db.execute(
                            sql: "INSERT OR IGNORE INTO unrecorded_erasures (erasure) VALUES (?)",
                            arguments: [Data(pruning.bytes)])
                    }
                    try db.execute(sql: "DELETE FROM subject_keys WHERE \(range)", arguments: arguments)
                    return .commit
                }
                return (last, found)
            }
            isFound = isFound || found
            place = next
        }
        // What goes is written over, in the write-ahead log too.
        if isFound { try await table { table in _ = try table.db.checkpoint(.truncate) } }
        return isFound
    }
}

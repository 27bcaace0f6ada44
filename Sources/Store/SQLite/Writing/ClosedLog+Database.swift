import FoundationEssentials
import GRDB
import Ledger
import MerkleLog

extension ClosedLog {
    /// A log that never had an entry leaves no trace.
    func save(_ db: Database, frontier: Frontier) throws {
        guard size > 0 else { return }
        try db.execute(
            sql: "INSERT INTO logs (year, size, root, frontier, checkpoint, pruned) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [year, Int64(size), Data(root.bytes), Data(frontier.bytes), checkpoint, isPruned])
    }

    /// The root of the tree of the first leaves; `nil` where the entries that it takes are gone.
    func root(_ db: Database, of size: UInt64) throws -> Hash? {
        if size == self.size { return root }
        return isPruned ? nil : try hashes(db, size: size).root(size: size)
    }

    /// The tree of the first leaves, by the tiles and the entries.
    func hashes(_ db: Database, size: UInt64) throws -> TileHashes {
        try TreeEdge.load(db, year: year, size: self.size).hashes(db, year: year, size: size)
    }

    /// Oldest first.
    static func fetchAll(_ db: Database) throws -> [ClosedLog] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT year, size, root, checkpoint, pruned FROM logs ORDER BY year")
        ).map { row in
            let bytes: Data = row[2]
            let size: Int64 = row[1]
            guard let root = Hash(bytes: bytes), size >= 0 else {
                throw LedgerError(.unreadable, "a closed log does not read")
            }
            return ClosedLog(
                year: row[0], size: UInt64(size), root: root, checkpoint: row[3], isPruned: row[4])
        }
    }
}

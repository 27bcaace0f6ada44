import Core
import FoundationEssentials
import GRDB
import Ledger

/// The table of tasks' keys, each wrapped under the controller's.
struct TaskKeyTable {
    /// A task has one key as long as it lives.
    private static let version: UInt8 = 1

    let db: Database
    let chest: KeyChest

    func make(_ task: Identifier) throws -> SealingKey {
        let (key, wrapped) = try chest.make(name: Self.name(task), version: Self.version)
        try db.execute(
            sql: "INSERT INTO task_keys (task, wrapped) VALUES (?, ?)",
            arguments: [Data(task.bytes), Data(wrapped)])
        return key
    }

    func key(_ task: Identifier) throws -> SealingKey? {
        try Data.fetchOne(db, sql: "SELECT wrapped FROM task_keys WHERE task = ?", arguments: [Data(task.bytes)])
            .map { try chest.open(Array($0), name: Self.name(task), version: Self.version) }
    }

    func destroy(_ task: Identifier) throws {
        try db.execute(sql: "DELETE FROM task_keys WHERE task = ?", arguments: [Data(task.bytes)])
    }

    /// Wraps keys anew under the newest key of the controller; the number done.
    func rewrap(limit: Int) throws -> Int {
        let rows = try Row.fetchAll(
            db, sql: "SELECT task, wrapped FROM task_keys WHERE substr(wrapped, 2, 1) <> ? LIMIT ?",
            arguments: [Data([chest.ring.current.version]), limit])
        for row in rows {
            guard let task = Identifier(bytes: Array(row[0] as Data)) else {
                throw LedgerError(.unreadable, "a row of the keys does not read")
            }
            let name = Self.name(task)
            let wrapped = try chest.seal(try chest.bytes(Array(row[1] as Data), name: name), name: name)
            try db.execute(
                sql: "UPDATE task_keys SET wrapped = ? WHERE task = ?", arguments: [Data(wrapped), Data(task.bytes)])
        }
        return rows.count
    }

    private static func name(_ task: Identifier) -> [UInt8] { Array("task\0".utf8) + task.bytes }
}

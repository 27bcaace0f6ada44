import Foundation
import GRDB

/// What a controller's databases take up on disk; of the ledger table by table.
struct StoredBytes: Sendable {
    let ledger: Int
    let keys: Int
    /// Of the ledger, indexes with their table; the largest first.
    let tables: [(name: String, bytes: Int)]

    private init(ledger: Int, keys: Int, tables: [(name: String, bytes: Int)]) {
        self.ledger = ledger
        self.keys = keys
        self.tables = tables
    }

    /// Reads beside a gateway that runs; what it can not read counts as nothing.
    init(_ folder: String) {
        let tables = (try? Self.tables(folder + "/ledger.sqlite")) ?? []
        self.init(
            ledger: tables.reduce(0) { $0 + $1.bytes },
            keys: ["", "-wal"].reduce(0) { $0 + Self.size(folder + "/keys.sqlite" + $1) }, tables: tables)
    }

    func since(_ earlier: StoredBytes) -> StoredBytes {
        let before = Dictionary(earlier.tables.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        return StoredBytes(
            ledger: ledger - earlier.ledger, keys: keys - earlier.keys,
            tables: tables.map { ($0.name, $0.bytes - (before[$0.name] ?? 0)) }.sorted { $0.1 > $1.1 })
    }

    /// What the lists take up, and the same without them.
    var list: Int { tables.reduce(0) { Self.lists.contains($1.name) ? $0 + $1.bytes : $0 } }
    var withoutList: StoredBytes {
        StoredBytes(
            ledger: ledger - list, keys: keys, tables: tables.filter { !Self.lists.contains($0.name) })
    }

    private static let lists: Set<String> = ["tasks", "task_lines"]

    private static func size(_ path: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }

    private static func tables(_ path: String) throws -> [(name: String, bytes: Int)] {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration).read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT coalesce(m.tbl_name, s.name), sum(s.pgsize) FROM dbstat s
                    LEFT JOIN sqlite_master m ON m.name = s.name GROUP BY 1 ORDER BY 2 DESC
                    """
            ).map { (name: $0[0], bytes: $0[1]) }
        }
    }
}

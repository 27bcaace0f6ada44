import Foundation
import GRDB

/// Reads every table of a database that nobody writes any more.
struct TableReader {
    private let queue: DatabaseQueue

    init(_ path: String) throws {
        queue = try DatabaseQueue(path: path)
    }

    /// The tables, without those of SQLite and of the migrations.
    func tables() throws -> [String] {
        try queue.read { db in
            try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
                .filter { !$0.hasPrefix("sqlite_") && !$0.hasPrefix("grdb_") }
        }
    }

    /// The rows of a table, each the bytes of its texts and blobs.
    func rows(of table: String) throws -> [[[UInt8]]] {
        try queue.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM " + table).map { row in
                row.databaseValues.compactMap { value in
                    switch value.storage {
                    case .blob(let data): Array(data)
                    case .string(let text): Array(text.utf8)
                    case .int64, .double, .null: nil
                    }
                }
            }
        }
    }
}

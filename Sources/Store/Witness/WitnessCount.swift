import FoundationEssentials
import GRDB

/// How often the state of a witness changed, and which state it is.
struct WitnessCount: Hashable {
    /// Random, made with the state.
    let store: [UInt8]
    let changes: Int64

    /// Whether a state with this count may stand beside that marker: the marker is written after the state, so that it
    /// is one behind where the process was killed in between.
    func follows(_ marker: WitnessCount?) -> Bool {
        guard let marker else { return false }
        return marker.store == store && (changes == marker.changes || changes == marker.changes + 1)
    }

    static func fetch(_ db: Database) throws -> WitnessCount? {
        guard let row = try Row.fetchOne(db, sql: "SELECT store, changes FROM count") else { return nil }
        let store: Data = row[0]
        return WitnessCount(store: Array(store), changes: row[1])
    }

    func save(_ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO count (id, store, changes) VALUES (1, ?, ?)",
            arguments: [Data(store), changes])
    }

    static func increment(_ db: Database) throws -> WitnessCount? {
        guard let count = try fetch(db) else { return nil }
        let next = WitnessCount(store: count.store, changes: count.changes + 1)
        try next.save(db)
        return next
    }
}

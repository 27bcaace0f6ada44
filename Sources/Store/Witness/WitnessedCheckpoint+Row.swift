import FoundationEssentials
import GRDB
import MerkleLog

extension WitnessedCheckpoint {
    static func fetch(_ db: Database, _ table: String, _ origin: String) throws -> WitnessedCheckpoint? {
        let row = try Row.fetchOne(
            db, sql: "SELECT seconds, note FROM \(table) WHERE origin = ?", arguments: [origin])
        guard let row else { return nil }
        let bytes: Data = row[1]
        let seconds: Int64 = row[0]
        let note = try SignedNote(parsing: Array(bytes))
        return WitnessedCheckpoint(
            checkpoint: try Checkpoint(text: note.text), seconds: UInt64(max(seconds, 0)), note: note)
    }

    func save(_ db: Database, _ table: String) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO \(table) (origin, seconds, note) VALUES (?, ?, ?)",
            arguments: [checkpoint.origin, Int64(seconds), Data(note.bytes)])
    }
}

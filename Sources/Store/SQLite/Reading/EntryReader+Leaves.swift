import FoundationEssentials
import GRDB
import Ledger

extension EntryReader {
    /// Leaves of one log in order, from classes and commitments alone: a tenth of what an entry weighs.
    func leaves(from position: Position, limit: Int) throws -> [[UInt8]] {
        let end = Position(log: position.log + 1, seq: 0).row
        let entries = try db.cachedStatement(
            sql: "SELECT row, type FROM entries WHERE row >= ? AND row < ? ORDER BY row LIMIT ?")
        let found = try Row.fetchAll(entries, arguments: [position.row, end, limit])
        guard let first = found.first, let last = found.last else { return [] }
        let parts = try db.cachedStatement(
            sql: "SELECT key, commitment FROM parts WHERE key BETWEEN ? AND ? ORDER BY key")
        let keys: StatementArguments = [
            PartKey(row: first[0], part: 0).value, PartKey(row: last[0], part: PartKey.most - 1).value,
        ]
        let cursor = try Row.fetchCursor(parts, arguments: keys)
        var part = try cursor.next()
        return try found.map { entry in
            let row: Int64 = entry[0]
            guard let type = EntryType(number: entry[1]) else {
                throw LedgerError(.unreadable, "an entry does not read")
            }
            var commitments: [[UInt8]] = []
            while let found = part, PartKey(found[0]).row <= row {
                if PartKey(found[0]).row == row {
                    let commitment: Data = found[1]
                    commitments.append(Array(commitment))
                }
                part = try cursor.next()
            }
            return Commitment.leaf(
                entryClass: type.entryClass, commit: Commitment.entry(parts: commitments),
                seq: Position(row: row).seq)
        }
    }
}

import Core
import FoundationEssentials
import GRDB
import Ledger

/// Reads entries with their parts.
struct EntryReader {
    let db: Database
    let words: WordBook

    private static let columns = "row, at, type, purpose, application, outcome, source, employee, id"

    func entry(row: Int64) throws -> StoredEntry? {
        let statement = try db.cachedStatement(sql: "SELECT \(EntryReader.columns) FROM entries WHERE row = ?")
        return try Row.fetchOne(statement, arguments: [row]).map { found in
            try entry(found, parts: try parts(row, row)[row] ?? [])
        }
    }

    /// Entries of one log in order, with two statements however many they are.
    func run(from position: Position, limit: Int) throws -> [StoredEntry] {
        let statement = try db.cachedStatement(
            sql: "SELECT \(EntryReader.columns) FROM entries WHERE row >= ? AND row < ? ORDER BY row LIMIT ?")
        let end = Position(log: position.log + 1, seq: 0).row
        let rows = try Row.fetchAll(statement, arguments: [position.row, end, limit])
        guard let first = rows.first, let last = rows.last else { return [] }
        let parts = try parts(first[0], last[0])
        return try rows.map { row in try entry(row, parts: parts[row[0]] ?? []) }
    }

    /// How many of these entries there are of each kind; their parts are not read.
    func counts(_ rows: [Int64]) throws -> EntryCounts {
        let statement = try db.cachedStatement(
            sql: "SELECT type, purpose, application, outcome, source FROM entries WHERE row = ?")
        var found = EntryCounts()
        for number in rows {
            guard let row = try Row.fetchOne(statement, arguments: [number]) else { continue }
            guard let type = EntryType(number: row[0]) else { throw unreadable }
            found.add(
                EntryKind(
                    type: type, purpose: try words.word(row[1], db)?.text,
                    application: try words.word(row[2], db)?.text, outcome: try words.word(row[3], db)?.text,
                    source: try words.word(row[4], db)?.text))
        }
        return found
    }

    /// The place behind the last entry of a log.
    func size(ofLog year: Int) throws -> UInt64 {
        let last = try Int64.fetchOne(
            db, sql: "SELECT max(row) FROM entries WHERE row >= ? AND row < ?",
            arguments: [Position(log: year, seq: 0).row, Position(log: year + 1, seq: 0).row])
        return last.map { UInt64(Position(row: $0).seq) + 1 } ?? 0
    }

    func position(of id: Identifier) throws -> Position? {
        let statement = try db.cachedStatement(sql: "SELECT row FROM entries WHERE id = ?")
        return try Int64.fetchOne(statement, arguments: [Data(id.bytes)]).map { Position(row: $0) }
    }

    private func entry(_ row: Row, parts: [SealedPart]) throws -> StoredEntry {
        let position = Position(row: row[0])
        let id: Data = row[8]
        guard let id = Identifier(bytes: Array(id)), let type = EntryType(number: row[2]) else { throw unreadable }
        return StoredEntry(
            position: position, id: id, at: Instant(milliseconds: row[1]), type: type,
            purpose: try words.word(row[3], db)?.text, application: try words.word(row[4], db)?.text,
            outcome: try words.word(row[5], db)?.text, source: try words.word(row[6], db)?.text,
            employee: try words.word(row[7], db)?.value, parts: parts)
    }

    /// The parts of the entries between two rows, both included, by the row of their entry.
    private func parts(_ first: Int64, _ last: Int64) throws -> [Int64: [SealedPart]] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT p.key, p.holder, p.commitment, p.sealed, s.ref FROM parts p
                LEFT JOIN concerned c ON c.key = p.key LEFT JOIN subjects s ON s.id = c.person
                WHERE p.key BETWEEN ? AND ? ORDER BY p.key
                """)
        let keys: StatementArguments = [
            PartKey(row: first, part: 0).value, PartKey(row: last, part: PartKey.most - 1).value,
        ]
        var parts: [Int64: [SealedPart]] = [:]
        let found = try Row.fetchCursor(statement, arguments: keys)
        while let row = try found.next() {
            let commitment: Data = row[2]
            let sealed: Data = row[3]
            let part = SealedPart(
                holder: try holder(row[1], person: row[4]), commitment: Array(commitment), sealed: Array(sealed))
            parts[PartKey(row[0]).row, default: []].append(part)
        }
        return parts
    }

    private func holder(_ number: Int, person: Data?) throws -> PartHolder {
        let ref = person.flatMap { Identifier(bytes: Array($0)) }.map { SubjectRef($0) }
        switch (number, ref) {
        case (PartHolder.staff.number, nil): return .staff
        case (PartHolder.controller.number, nil): return .controller
        case (0, let ref?): return .subject(ref)
        case (1, let ref?): return .member(ref)
        case (4, let ref?): return .representative(ref)
        case (0, nil), (1, nil), (4, nil): return .erased(number: number)
        default: throw unreadable
        }
    }

    private var unreadable: LedgerError { LedgerError(.unreadable, "an entry does not read") }
}

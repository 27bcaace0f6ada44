import FoundationEssentials
import GRDB
import Synchronization

/// The words that readers have met; a word never changes once it is durable.
final class WordBook: Sendable {
    private let words = Mutex<[Int64: Word]>([:])

    func word(_ id: Int64?, _ db: Database) throws -> Word? {
        guard let id else { return nil }
        if let known = words.withLock({ $0[id] }) { return known }
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT kind, value FROM words WHERE id = ?"), arguments: [id])
        guard let row, let kind = WordKind(rawValue: row[0]) else { return nil }
        let value: Data = row[1]
        let word = Word(kind: kind, value: Array(value))
        words.withLock { $0[id] = word }
        return word
    }

    /// The ids of the words of a kind that fit; there are few of each.
    func ids(_ kind: WordKind, _ db: Database, where fits: (Word) -> Bool) throws -> [Int64] {
        let ids = try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT id FROM words WHERE kind = ? ORDER BY id"), arguments: [kind.rawValue])
        return try ids.filter { id in try word(id, db).map(fits) ?? false }
    }
}

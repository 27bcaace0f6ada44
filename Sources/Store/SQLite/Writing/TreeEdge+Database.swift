import FoundationEssentials
import GRDB
import Ledger
import MerkleLog

extension TreeEdge {
    /// Leaves from the entries since the last full tile, higher levels from the roots of the full tiles below.
    static func load(_ db: Database, year: Int, size: UInt64) throws -> TreeEdge {
        var levels: [[Hash]] = []
        for level in 0..<8 where size >> UInt64(8 * level) > 0 {
            let count = size >> UInt64(8 * level)
            let range = count & ~255..<count
            levels.append(
                level == 0
                    ? try leaves(db, year: year, range)
                    : try roots(db, year: year, level: level - 1, range))
            guard UInt64(levels[level].count) == count & 255 else {
                throw LedgerError(.rolledBack, "the log lacks entries or tiles")
            }
        }
        return TreeEdge(size: size, levels: levels)
    }

    private static func leaves(_ db: Database, year: Int, _ range: Range<UInt64>) throws -> [Hash] {
        guard !range.isEmpty else { return [] }
        let from = Position(log: year, seq: Int64(range.lowerBound))
        let entries = try EntryReader(db: db, words: WordBook()).run(from: from, limit: range.count)
        return entries.map { TreeHash.leaf($0.leaf) }
    }

    private static func roots(_ db: Database, year: Int, level: Int, _ range: Range<UInt64>) throws -> [Hash] {
        let roots = try Data.fetchAll(
            db, sql: "SELECT root FROM tiles WHERE key >= ? AND key < ? ORDER BY key",
            arguments: [
                TileRow.key(year: year, level: level, index: range.lowerBound),
                TileRow.key(year: year, level: level, index: range.upperBound),
            ])
        return roots.compactMap { Hash(bytes: $0) }
    }

    /// The root by the tiles, not by the frontier.
    func root(_ db: Database, year: Int) throws -> Hash {
        try hashes(db, year: year, size: size).root(size: size)
    }

    /// The tree of the first `size` leaves: full tiles from the database, the others from this edge.
    func hashes(_ db: Database, year: Int, size: UInt64) -> TileHashes {
        TileHashes(size: size) { tile in
            guard let bytes = try content(of: tile, db, year: year) else {
                throw LedgerError(.unreadable, "the log lacks a tile")
            }
            return bytes
        }
    }

    /// The packed hashes of a tile, full or the left part of a full one; `nil` where this tree has it not.
    func content(of tile: Tile, _ db: Database, year: Int) throws -> [UInt8]? {
        guard case .hashes(let level) = tile.layer else { throw MerkleLogError(.malformedTree) }
        if let bytes = bytes(of: tile) { return bytes }
        guard tile.exists(in: size) else { return nil }
        let statement = try db.cachedStatement(sql: "SELECT hashes FROM tiles WHERE key = ?")
        let found = try Data.fetchOne(
            statement, arguments: [TileRow.key(year: year, level: level, index: tile.index)])
        guard let found, found.count >= tile.width * Hash.byteCount else { return nil }
        return Array(found.prefix(tile.width * Hash.byteCount))
    }
}

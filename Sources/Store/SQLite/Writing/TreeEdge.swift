import Ledger
import MerkleLog

/// The tiles at the right edge of the tree that are not full yet, one a level; the full ones lie in the database.
struct TreeEdge: Sendable {
    /// Of each tile level, the hashes of the tile that is not full.
    private(set) var levels: [[Hash]]
    private(set) var size: UInt64

    init(size: UInt64, levels: [[Hash]]) {
        self.size = size
        self.levels = levels
    }

    /// Adds a leaf, and hands over each tile that it fills, with the root over that tile.
    mutating func append(_ leaf: Hash, filled: (TileRow) throws -> Void) rethrows {
        var hash = leaf
        size += 1
        var level = 0
        while true {
            if level == levels.count { levels.append([]) }
            levels[level].append(hash)
            guard levels[level].count == Tile.fullWidth else { return }
            let tile = TileRow(level: level, index: (size >> UInt64(8 * (level + 1))) - 1, hashes: levels[level])
            try filled(tile)
            levels[level].removeAll(keepingCapacity: true)
            hash = tile.root
            level += 1
        }
    }

    /// The packed hashes of a tile of this edge; `nil` where the tile is full and lies in the database.
    func bytes(of tile: Tile) -> [UInt8]? {
        guard case .hashes(let level) = tile.layer, levels.indices.contains(level),
            tile.index == size >> UInt64(8 * (level + 1)), tile.width <= levels[level].count
        else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(tile.width * Hash.byteCount)
        for hash in levels[level].prefix(tile.width) { hash.append(to: &bytes) }
        return bytes
    }
}

/// A full tile of hashes.
struct TileRow: Sendable {
    let level: Int
    let index: UInt64
    let hashes: [Hash]

    static func key(year: Int, level: Int, index: UInt64) -> Int64 {
        Int64(year) << 36 | Int64(level) << 32 | Int64(index)
    }

    /// The hash of the full subtree, which the next level holds.
    var root: Hash {
        var row = hashes
        while row.count > 1 {
            row = stride(from: 0, to: row.count, by: 2).map { TreeHash.node(row[$0], row[$0 + 1]) }
        }
        return row[0]
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(hashes.count * Hash.byteCount)
        for hash in hashes { hash.append(to: &bytes) }
        return bytes
    }
}

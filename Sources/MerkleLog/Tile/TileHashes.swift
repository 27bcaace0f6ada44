/// A hash source over published tiles: the levels between two tile levels are computed from the lower one.
package struct TileHashes: HashSource {
    private let size: UInt64
    private let read: (Tile) throws -> [UInt8]

    /// The tiles of the tree of `size` leaves; `read` gives the bytes of one.
    package init(size: UInt64, read: @escaping (Tile) throws -> [UInt8]) {
        self.size = size
        self.read = read
    }

    package func hash(level: Int, index: UInt64) throws -> Hash {
        guard (0..<63).contains(level), index < size >> UInt64(level) else { throw MerkleLogError(.outsideTree) }
        let rise = level % 8
        let first = index << UInt64(rise)
        guard let tile = Tile.at(.hashes(level: level / 8), index: first / 256, size: size) else {
            throw MerkleLogError(.outsideTree)
        }
        let offset = Int(first % 256)
        var row = try tile.hashes(in: read(tile))[offset..<offset + 1 << rise].map { $0 }
        while row.count > 1 {
            row = stride(from: 0, to: row.count, by: 2).map { TreeHash.node(row[$0], row[$0 + 1]) }
        }
        return row[0]
    }
}

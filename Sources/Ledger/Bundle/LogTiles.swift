package import MerkleLog

/// The leaves of a log, from which its tiles are cut (C2SP tlog-tiles).
package struct LogTiles: Sendable {
    private var hashes = MemoryHashes()
    private var leaves: [[UInt8]] = []

    package init() {}

    package var size: UInt64 { hashes.size }

    package mutating func append(_ leaf: [UInt8]) {
        hashes.append(TreeHash.leaf(leaf))
        leaves.append(leaf)
    }

    /// The root of the first leaves.
    package func root(size: UInt64) -> Hash? { try? hashes.root(size: size) }

    /// The files of the tree of all leaves that the tree of `earlier` leaves has not, by path.
    package func files(since earlier: UInt64 = 0) throws(MerkleLogError) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for tile in Tile.added(from: earlier, to: size) { files[tile.path] = try content(of: tile) }
        return files
    }

    package func content(of tile: Tile) throws(MerkleLogError) -> [UInt8] {
        guard tile.exists(in: size) else { throw MerkleLogError(.outsideTree) }
        guard tile.layer == .entries else {
            do {
                return try tile.content(from: hashes)
            } catch {
                throw MerkleLogError(.outsideTree)
            }
        }
        let first = Int(tile.index) * Tile.fullWidth
        return try EntryBundle(Array(leaves[first..<first + tile.width])).bytes
    }
}

import Core
import FoundationEssentials
import MerkleLog

/// A copy of a log's tiles on disk, brought up to date.
struct TileCopy {
    let folder: String
    /// Where the log's tiles are served.
    let prefix: String
    let session: PartySession

    /// The sizes before and after, and how many tiles were written.
    func update(_ progress: (UInt64, UInt64) -> Void) async throws -> (before: UInt64, after: UInt64, tiles: Int) {
        let bytes = try await session.fetch(prefix + "/checkpoint")
        let checkpoint = try Self.checkpoint(bytes)
        let known = FileManager.default.contents(atPath: folder + "/checkpoint").map { Array($0) }
        let before = try known.map(Self.checkpoint)
        guard (before?.size ?? 0) <= checkpoint.size, before?.origin ?? checkpoint.origin == checkpoint.origin else {
            throw CommandError("the copy knows \(before?.size ?? 0) entries, the log says \(checkpoint.size)")
        }
        let tiles = Tile.added(from: before?.size ?? 0, to: checkpoint.size)
        for (done, tile) in tiles.enumerated() {
            progress(UInt64(done), UInt64(tiles.count))
            try write(try await session.fetch(prefix + "/" + tile.path), tile)
        }
        try check(checkpoint, tiles)
        if let before { try check(before, []) }
        try Self.put(bytes, folder + "/checkpoint")
        return (before?.size ?? 0, checkpoint.size, tiles.count)
    }

    private func write(_ bytes: [UInt8], _ tile: Tile) throws {
        let path = folder + "/" + tile.path
        if tile.isFull, let there = FileManager.default.contents(atPath: path) {
            guard Array(there) == bytes else {
                throw CommandError("\(tile.path) is another than the one that was copied before: keep both")
            }
            return
        }
        try Self.put(bytes, path)
    }

    /// Whole or not at all, whatever happens meanwhile.
    private static func put(_ bytes: [UInt8], _ path: String) throws {
        let url = URL(filePath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url, options: .atomic)
    }

    /// The tiles on disk make up the root, and the entries are those that are hashed.
    private func check(_ checkpoint: Checkpoint, _ tiles: [Tile]) throws {
        let hashes = TileHashes(size: checkpoint.size) { tile in
            try read(tile, in: checkpoint.size)
        }
        guard try hashes.root(size: checkpoint.size) == checkpoint.root else {
            throw CommandError("the tiles do not make the root of a checkpoint of size \(checkpoint.size)")
        }
        for tile in tiles where tile.layer == .entries {
            let leaves = try EntryBundle(bytes: MappingFolder.bytes(folder + "/" + tile.path)).entries
            let row = try Tile(.hashes(level: 0), index: tile.index, width: tile.width)
            guard try row.hashes(in: MappingFolder.bytes(folder + "/" + row.path)) == leaves.map(TreeHash.leaf) else {
                throw CommandError("\(tile.path) does not hold the entries that are hashed")
            }
        }
    }

    /// A tile of a tree of some size may lie here wider by now.
    private func read(_ tile: Tile, in size: UInt64) throws -> [UInt8] {
        if let there = FileManager.default.contents(atPath: folder + "/" + tile.path) { return Array(there) }
        guard case .hashes = tile.layer else { throw CommandError("\(tile.path) is missing") }
        for width in stride(from: Tile.fullWidth, to: tile.width, by: -1) {
            let wider = try Tile(tile.layer, index: tile.index, width: width)
            if let there = FileManager.default.contents(atPath: folder + "/" + wider.path) {
                return Array(there.prefix(tile.width * Hash.byteCount))
            }
        }
        throw CommandError("\(tile.path) is missing")
    }

    private static func checkpoint(_ bytes: [UInt8]) throws -> Checkpoint {
        try Checkpoint(text: try SignedNote(parsing: bytes).text)
    }
}

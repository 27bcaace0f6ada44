import MerkleLog
import Testing

@Suite("Tiles are those of C2SP tlog-tiles")
struct TileTests {
    struct Row: Sendable {
        let layer: Tile.Layer
        let index: UInt64
        let width: Int
        let path: String
    }

    static let rows = [
        Row(layer: .hashes(level: 0), index: 0, width: 256, path: "tile/0/000"),
        Row(layer: .hashes(level: 0), index: 0, width: 1, path: "tile/0/000.p/1"),
        Row(layer: .hashes(level: 1), index: 67, width: 255, path: "tile/1/067.p/255"),
        Row(layer: .hashes(level: 0), index: 999, width: 256, path: "tile/0/999"),
        Row(layer: .hashes(level: 0), index: 1000, width: 256, path: "tile/0/x001/000"),
        Row(layer: .hashes(level: 2), index: 1_234_067, width: 256, path: "tile/2/x001/x234/067"),
        Row(layer: .hashes(level: 0), index: 1_234_067, width: 8, path: "tile/0/x001/x234/067.p/8"),
        Row(layer: .entries, index: 1_234_067, width: 256, path: "tile/entries/x001/x234/067"),
        Row(layer: .entries, index: 273, width: 112, path: "tile/entries/273.p/112"),
        Row(layer: .hashes(level: 7), index: 0, width: 127, path: "tile/7/000.p/127"),
        Row(
            layer: .hashes(level: 0), index: 36_028_797_018_963_967, width: 255,
            path: "tile/0/x036/x028/x797/x018/x963/967.p/255"),
    ]

    @Test("paths, both ways", arguments: rows)
    func paths(row: Row) throws {
        let tile = try Tile(row.layer, index: row.index, width: row.width)
        #expect(tile.path == row.path)
        #expect(try Tile(path: row.path) == tile)
    }

    @Test(
        "a second spelling is no path",
        arguments: [
            "", "tile", "tile/0", "tile/0/", "/tile/0/000", "tile/0/000/", "tile/00/000", "tile/8/000", "tile/-1/000",
            "tile/0/00", "tile/0/0000", "tile/0/x000/000", "tile/0/001/000", "tile/0/x001", "tile/0/X001/000",
            "tile/0/x001/x000", "tile/0/000.p", "tile/0/000.p/", "tile/0/000.p/0", "tile/0/000.p/256",
            "tile/0/000.p/01", "tile/0/000.p/1/", "tile/0/000.p/999", "tile/0/0a0", "tile/0/000 ", "tile/data/000",
            "tile/entry/000", "tile/0/٠٠٠", "tile/0/x036/x028/x797/x018/x963/968", "tile/0/.p/3", "tile/0//000",
            "tile/0/x001/x001/x001/x001/x001/x001/000", "tile/1/x036/x028/x797/x018/x963/967",
        ])
    func refusedPath(path: String) {
        #expect(throws: MerkleLogError(.malformedTree)) { try Tile(path: path) }
    }

    @Test(
        "the tiles of a tree",
        arguments: [
            (0, []),
            (1, ["tile/entries/000.p/1", "tile/0/000.p/1"]),
            (256, ["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]),
            (257, ["tile/entries/000", "tile/entries/001.p/1", "tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1"]),
        ] as [(UInt64, [String])])
    func ofTree(size: UInt64, paths: [String]) {
        #expect(Tile.added(to: size).map(\.path) == paths)
    }

    @Test("a tree of 70,000 leaves: counts at each level, as the specification counts them")
    func large() {
        let tiles = Tile.added(to: 70_000)
        #expect(tiles.count == 274 + 274 + 2 + 1)
        #expect(
            tiles.filter { !$0.isFull }.map(\.path) == [
                "tile/entries/273.p/112", "tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1",
            ])
    }

    @Test("growth adds the tiles that differ, each of which exists in the new tree and not in the old")
    func growth() {
        for (earlier, later) in [(0, 5), (5, 5), (5, 6), (255, 256), (256, 256), (256, 257), (300, 1100)] {
            let old = Set(Tile.added(to: UInt64(earlier)))
            let new = Set(Tile.added(to: UInt64(later)))
            let added = Tile.added(from: UInt64(earlier), to: UInt64(later))
            #expect(Set(added) == new.subtracting(old))
            for tile in added {
                #expect(tile.exists(in: UInt64(later)))
                #expect(!tile.exists(in: UInt64(earlier)))
            }
        }
    }

    @Test("content, and proofs made from tiles alone", arguments: [1, 2, 255, 256, 257, 700, 1200] as [UInt64])
    func content(size: UInt64) throws {
        var store: [String: [UInt8]] = [:]
        for tile in Tile.added(to: size) where tile.layer != .entries {
            let content = try tile.content(from: Trees.hashes)
            #expect(content.count == 32 * tile.width)
            store[tile.path] = content
        }
        let source = TileHashes(size: size) { tile in try #require(store[tile.path]) }
        #expect(try source.root(size: size) == (try Trees.hashes.root(size: size)))
        for index in stride(from: 0, to: size, by: 13) {
            let proof = try InclusionProof(of: index, size: size, from: source)
            #expect(proof == (try InclusionProof(of: index, size: size, from: Trees.hashes)))
        }
        #expect(throws: MerkleLogError(.outsideTree)) { try source.hash(level: 0, index: size) }
        #expect(throws: MerkleLogError(.outsideTree)) { try source.hash(level: 63, index: 0) }
    }

    @Test("a tile of another length, or of entries, holds no hashes")
    func wrongContent() throws {
        let tile = try Tile(.hashes(level: 0), index: 0, width: 2)
        let content = try tile.content(from: Trees.hashes)
        #expect(try tile.hashes(in: content) == Array(Trees.leaves.prefix(2)))
        let entries = try Tile(.entries, index: 0, width: 2)
        for broken in [Array(content.dropLast()), content + [0], content + content] {
            #expect(throws: MerkleLogError(.malformedTree)) { try tile.hashes(in: broken) }
        }
        #expect(throws: MerkleLogError(.malformedTree)) { try entries.hashes(in: content) }
        #expect(throws: MerkleLogError(.malformedTree)) { try entries.content(from: Trees.hashes) }
    }

    @Test("no tree has these", arguments: [(8, 0, 1), (-1, 0, 1), (0, 0, 0), (0, 0, 257), (7, 1, 1)])
    func impossible(level: Int, index: UInt64, width: Int) {
        #expect(throws: MerkleLogError(.outsideTree)) { try Tile(.hashes(level: level), index: index, width: width) }
    }
}

/// A piece of a log as it is published: 256 hashes of one level, or the 256 entries below them (C2SP tlog-tiles).
package struct Tile: Hashable, Sendable {
    /// What a tile holds: entries, or the hashes of full subtrees of 256^level leaves.
    package enum Layer: Hashable, Sendable {
        case hashes(level: Int)
        case entries
    }

    package let layer: Layer
    package let index: UInt64
    /// 1 to 256; below 256 it is a partial tile at the right edge, which the full one replaces.
    package let width: Int

    package static let fullWidth = 256
    /// A tree of fewer than 2^63 leaves has hash tiles at levels 0 to 7.
    package static let levels = 0..<8

    /// Refuses a level, index or width that no tree has.
    package init(_ layer: Layer, index: UInt64, width: Int = Tile.fullWidth) throws(MerkleLogError) {
        if case .hashes(let level) = layer {
            guard Tile.levels.contains(level) else { throw MerkleLogError(.outsideTree) }
        }
        guard (1...Tile.fullWidth).contains(width), index < Tile.count(layer, size: TreeSize.limit) / 256 + 1 else {
            throw MerkleLogError(.outsideTree)
        }
        self.layer = layer
        self.index = index
        self.width = width
    }

    private init(known layer: Layer, index: UInt64, width: Int) {
        self.layer = layer
        self.index = index
        self.width = width
    }

    package var isFull: Bool { width == Tile.fullWidth }

    /// Whether the tree of `size` leaves has every hash or entry of this tile.
    package func exists(in size: UInt64) -> Bool {
        index * 256 + UInt64(width) <= Tile.count(layer, size: size)
    }

    /// The tile at a place in the tree of `size` leaves, full or partial; `nil` beyond its edge.
    package static func at(_ layer: Layer, index: UInt64, size: UInt64) -> Tile? {
        let count = Tile.count(layer, size: size)
        guard index <= count / 256, index * 256 < count else { return nil }
        return Tile(known: layer, index: index, width: Int(min(256, count - index * 256)))
    }

    /// The tiles of a tree of `size` leaves that the tree of `earlier` leaves has not, entries first, from left to right:
    /// what is written when a log grows.
    package static func added(from earlier: UInt64 = 0, to size: UInt64) -> [Tile] {
        let layers = [Layer.entries] + levels.map { Layer.hashes(level: $0) }
        return layers.flatMap { layer in
            let before = count(layer, size: earlier)
            let after = count(layer, size: size)
            guard before < after else { return [Tile]() }
            return (before / 256...(after - 1) / 256).compactMap { at(layer, index: $0, size: size) }
        }
    }

    /// How many hashes or entries a layer has.
    static func count(_ layer: Layer, size: UInt64) -> UInt64 {
        switch layer {
        case .entries: size
        case .hashes(let level): size >> UInt64(8 * level)
        }
    }
}

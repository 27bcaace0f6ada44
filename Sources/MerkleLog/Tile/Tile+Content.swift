extension Tile {
    /// The bytes of a hash tile, 32 per hash.
    ///
    /// Errors of the source pass through; a tile of entries is refused.
    package func content(from source: some HashSource) throws -> [UInt8] {
        guard case .hashes(let level) = layer else { throw MerkleLogError(.malformedTree) }
        var out: [UInt8] = []
        out.reserveCapacity(width * Hash.byteCount)
        for offset in 0..<UInt64(width) {
            try source.hash(level: 8 * level, index: index * 256 + offset).append(to: &out)
        }
        return out
    }

    /// The hashes in the bytes of this tile.
    package func hashes(in content: [UInt8]) throws(MerkleLogError) -> [Hash] {
        guard layer != .entries, content.count == width * Hash.byteCount, let hashes = [Hash](packed: content[...])
        else { throw MerkleLogError(.malformedTree) }
        return hashes
    }
}

extension Frontier {
    /// The size as eight big-endian bytes, then the hashes: what a head row keeps.
    package var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(8 + hashes.count * Hash.byteCount)
        for shift in stride(from: 56, through: 0, by: -8) {
            out.append(UInt8(truncatingIfNeeded: size >> UInt64(shift)))
        }
        for hash in hashes { hash.append(to: &out) }
        return out
    }

    /// Reads what ``bytes`` writes, neither shorter nor longer.
    package init(bytes: [UInt8]) throws(MerkleLogError) {
        var iterator = bytes.makeIterator()
        guard let size = iterator.word(), let hashes = [Hash](packed: bytes.dropFirst(8)) else {
            throw MerkleLogError(.malformedTree)
        }
        try self.init(size: size, hashes: hashes)
    }
}

extension [Hash] {
    /// Hashes one after the other, as tiles and frontiers hold them.
    init?(packed bytes: ArraySlice<UInt8>) {
        guard bytes.count.isMultiple(of: Hash.byteCount) else { return nil }
        self = []
        for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: Hash.byteCount) {
            append(Hash(digest: bytes[start..<start + Hash.byteCount]))
        }
    }
}

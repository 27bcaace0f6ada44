/// The entries below a tile of leaves: each with its length before it in two big-endian bytes (C2SP tlog-tiles).
package struct EntryBundle: Hashable, Sendable {
    /// 1 to 256, in the order of the log.
    package let entries: [[UInt8]]

    package static let longestEntry = 65_535

    package init(_ entries: [[UInt8]]) throws(MerkleLogError) {
        guard (1...Tile.fullWidth).contains(entries.count) else { throw MerkleLogError(.malformedTree) }
        guard entries.allSatisfy({ $0.count <= EntryBundle.longestEntry }) else { throw MerkleLogError(.entryTooLong) }
        self.entries = entries
    }

    package var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(entries.reduce(0) { $0 + 2 + $1.count })
        for entry in entries {
            out.append(UInt8(truncatingIfNeeded: entry.count >> 8))
            out.append(UInt8(truncatingIfNeeded: entry.count))
            out.append(contentsOf: entry)
        }
        return out
    }

    /// Reads what ``bytes`` writes, to the last byte.
    package init(bytes: [UInt8]) throws(MerkleLogError) {
        var entries: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let high = rest.popFirst(), let low = rest.popFirst() else { throw MerkleLogError(.malformedTree) }
            let length = Int(high) << 8 | Int(low)
            guard rest.count >= length, entries.count < Tile.fullWidth else { throw MerkleLogError(.malformedTree) }
            entries.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        try self.init(entries)
    }
}

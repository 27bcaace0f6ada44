package import MerkleLog

extension LedgerStorage {
    /// From the entries themselves; a storage that keeps hashes does better.
    package func consistencyProof(
        from earlier: UInt64, to later: UInt64
    ) async throws(LedgerError) -> ConsistencyProof {
        let hashes = MemoryHashes(leaves: try await leaves(of: year, limit: later).map(TreeHash.leaf))
        do {
            return try ConsistencyProof(from: earlier, to: later, source: hashes)
        } catch {
            throw LedgerError(.unreadable, "no log of these sizes")
        }
    }

    /// From the entries themselves; a storage that keeps hashes does better.
    package func tile(_ tile: Tile, log year: Int) async throws(LedgerError) -> [UInt8]? {
        guard tile.layer != .entries else { return try await bundle(tile, of: year) }
        let hashes = MemoryHashes(leaves: try await leaves(of: year, limit: .max).map(TreeHash.leaf))
        do {
            return tile.exists(in: hashes.size) ? try tile.content(from: hashes) : nil
        } catch {
            throw LedgerError(.unreadable, "a tile does not read")
        }
    }

    /// The leaves below a tile of entries, as they are hashed; `nil` where the log has fewer.
    package func bundle(_ tile: Tile, of year: Int) async throws(LedgerError) -> [UInt8]? {
        guard tile.index < Self.mostBundles else { return nil }
        let from = Position(log: year, seq: Int64(tile.index) * Int64(Tile.fullWidth))
        let leaves = try await leaves(from: from, limit: tile.width)
        guard leaves.count == tile.width else { return nil }
        do {
            return try EntryBundle(leaves).bytes
        } catch {
            throw LedgerError(.unreadable, "an entry is too long for a tile")
        }
    }

    /// A position has 40 bits for the place in its log.
    private static var mostBundles: UInt64 { 1 << 32 }

    private func leaves(of year: Int, limit: UInt64) async throws(LedgerError) -> [[UInt8]] {
        var leaves: [[UInt8]] = []
        while UInt64(leaves.count) < limit {
            let run = try await self.leaves(
                from: Position(log: year, seq: Int64(leaves.count)), limit: Int(min(limit - UInt64(leaves.count), 500)))
            guard !run.isEmpty else { break }
            leaves += run
        }
        return leaves
    }
}

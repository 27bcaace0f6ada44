import GRDB
package import Ledger
package import MerkleLog

extension ControllerStore {
    package func consistencyProof(
        from earlier: UInt64, to later: UInt64
    ) async throws(LedgerError) -> ConsistencyProof {
        let head = head.current
        guard earlier > 0, earlier <= later, later <= head.frontier.size else {
            throw LedgerError(.unreadable, "no log of these sizes")
        }
        return try await read { db in
            let hashes = head.edge.hashes(db, year: head.year, size: later)
            return try ConsistencyProof(from: earlier, to: later, source: hashes)
        }
    }

    package func tile(_ tile: Tile, log year: Int) async throws(LedgerError) -> [UInt8]? {
        let head = head.current
        if tile.layer == .entries {
            if year < head.year, try await !isKept(year) { return nil }
            return try await bundle(tile, of: year)
        }
        if year == head.year {
            return try await read { db in try head.edge.content(of: tile, db, year: year) }
        }
        guard let closed = try await closedLogs().first(where: { $0.year == year }), !closed.isPruned else {
            return nil
        }
        return try await read { db in
            try TreeEdge.load(db, year: year, size: closed.size).content(of: tile, db, year: year)
        }
    }

    /// Whether the log of an earlier year is there, and not pruned.
    private func isKept(_ year: Int) async throws(LedgerError) -> Bool {
        try await closedLogs().contains { $0.year == year && !$0.isPruned }
    }
}

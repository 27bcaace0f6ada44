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
        guard tile.layer != .entries else { return try await bundle(tile, of: year) }
        let head = head.current
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
}

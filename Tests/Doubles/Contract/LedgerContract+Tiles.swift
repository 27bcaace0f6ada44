import Core
import Ledger
import MerkleLog

extension LedgerContract {
    static let tiles = [
        LedgerContract(
            "tiles and proofs are those of the log's leaves, full or partial, and none stands beyond its end"
        ) {
            log in
            for _ in 0..<2 {
                let proposals = try await withThrowingTaskGroup(of: Proposal.self) { group in
                    for number in 0..<150 {
                        group.addTask { try await log.proposal(.policyChanged(PolicyChange(text: "\(number)"))) }
                    }
                    return try await group.reduce(into: [Proposal]()) { $0.append($1) }
                }
                for verdict in await log.storage.commit(proposals) {
                    try demand(verdict.position != nil, "\(verdict)")
                }
            }
            let (storage, year) = (log.storage, log.storage.year)
            let leaves = try await storage.entries(from: Position(log: year, seq: 0), limit: 1000).map(\.leaf)
            let hashes = MemoryHashes(leaves: leaves.map(TreeHash.leaf))
            for tile in Tile.added(to: hashes.size) + Tile.added(to: 200) {
                let found = try await storage.tile(tile, log: year)
                let entries = leaves.dropFirst(Int(tile.index) * 256).prefix(tile.width)
                let expected =
                    tile.layer == .entries ? try EntryBundle(Array(entries)).bytes : try tile.content(from: hashes)
                try demand(found == expected, "\(tile.path) is another")
            }
            for path in [
                "tile/0/002", "tile/0/001.p/255", "tile/entries/002", "tile/entries/001.p/255", "tile/2/000.p/1",
            ] {
                let found = try await storage.tile(Tile(path: path), log: year)
                try demand(found == nil, "\(path) exists")
            }
            for other in [year - 1, year + 1] {
                for path in ["tile/0/000", "tile/entries/000.p/1"] {
                    let found = try await storage.tile(Tile(path: path), log: other)
                    try demand(found == nil, "\(path) of \(other) exists")
                }
            }
            for earlier in [1, 2, 255, 256, 257, hashes.size] as [UInt64] {
                let proof = try await storage.consistencyProof(from: earlier, to: hashes.size)
                let verdict = proof.verify(
                    earlierRoot: try hashes.root(size: earlier), laterRoot: try hashes.root(size: hashes.size))
                try demand(verdict.holds, "no proof from \(earlier)")
            }
            let beyond = try? await storage.consistencyProof(from: 1, to: hashes.size + 1)
            try demand(beyond == nil, "a proof to a size that the log has not")
        }
    ]
}

import Core
import Doubles
import FoundationEssentials
import GRDB
import Ledger
import MerkleLog
import Store
import Synchronization
import Testing

@Suite("A year's log goes whole after its term, and the logs that are left stand as they stood (law 8)")
struct PruningTests {
    /// Rows of the year in every table that has any.
    private static func rows(_ path: String) async throws -> [String: Int] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try await queue.read { db in
            let first = Position(log: PrunedTown.year, seq: 0).row, end = Position(log: PrunedTown.year + 1, seq: 0).row
            var found: [String: Int] = [:]
            for (table, column, shift) in [("entries", "row", 0), ("parts", "key", 10), ("concerned", "key", 10)] {
                let sql = "SELECT count(*) FROM \(table) WHERE \(column) >= ? AND \(column) < ?"
                found[table] = try Int.fetchOne(db, sql: sql, arguments: [first << shift, end << shift])
            }
            for table in ["consents", "consultations", "facts", "holds", "matters"] {
                let sql = "SELECT count(*) FROM \(table) WHERE made >= ? AND made < ?"
                found[table] = try Int.fetchOne(db, sql: sql, arguments: [first, end])
            }
            found["tiles"] = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM tiles WHERE key >> 36 = ?", arguments: [PrunedTown.year])
            return found.filter { $0.value > 0 }
        }
    }

    @Test("no row of any table, no key and no ciphertext is left; all proofs and counts of other years hold")
    func gone() async throws {
        let folder = try Folder()
        let town = try await PrunedTown.filled(folder)
        let size = try await PrunedTown.verified(town.store, folder).size
        let old = try #require(try await town.store.entry(at: Position(log: PrunedTown.year, seq: 12)))
        let kept = try #require(try await town.store.entries(EntryQuery(person: town.rita, limit: 1)).first)
        try #require(kept.position.log == 2027)
        let note = try await town.store.checkpoint(ofLog: 2027)
        try await town.log.prune(try await town.log.agreedPruning(of: PrunedTown.year))
        let verification = try await PrunedTown.verified(town.store, folder, against: [town.end, note])
        #expect(verification.findings == [])
        #expect(verification.pruned > 1100 && verification.logs.map(\.year) == [2027, 2037])
        // What was planned, agreed to and done are four entries.
        #expect(UInt64(verification.pruned) + verification.size == size + 4)
        let proof = try await town.store.inclusionProof(
            of: kept.position,
            size: Checkpoint(
                text: SignedNote(parsing: Array(note.utf8)).text
            ).size)
        #expect(proof.index == UInt64(kept.position.seq))
        await #expect(throws: LedgerError.self) {
            try await town.store.inclusionProof(of: Position(log: PrunedTown.year, seq: 12), size: 20)
        }
        #expect(try await town.store.tile(try Tile(.entries, index: 0), log: PrunedTown.year) == nil)
        #expect(try await town.store.tile(try Tile(.hashes(level: 0), index: 0), log: PrunedTown.year) == nil)
        #expect(try await town.store.keys.key(of: town.rita, .access(year: PrunedTown.year), version: 1) == nil)
        #expect(try await town.store.extent(of: town.rita, .consent).key != nil)
        await town.store.close()
        #expect(try await Self.rows(folder.path("a/ledger.sqlite")) == [:])
        let files = try folder.files()
        for part in old.parts {
            for (name, bytes) in files { #expect(!bytes.holds(part.sealed), "\(name) holds what was destroyed") }
        }
        let again = try await folder.open()
        #expect(try await PrunedTown.verified(again, folder).findings == [])
        await again.close()
    }

    @Test("other work goes on meanwhile, in the order of the log")
    func beside() async throws {
        let folder = try Folder()
        let pieces = Mutex(0)
        let town = try await PrunedTown.filled(folder) { if $0 == .pruningPieceGone { pieces.withLock { $0 += 1 } } }
        let row = try await town.log.agreedPruning(of: PrunedTown.year)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await town.log.prune(row) }
            for _ in 0..<20 { group.addTask { try await town.log.record(town.log.acts.application()) } }
            try await group.waitForAll()
        }
        #expect(pieces.withLock { $0 } > 3)
        #expect(try await PrunedTown.verified(town.store, folder).findings == [])
        await town.store.close()
    }

    @Test("an erasure that the year held stays known as done, and is not repeated at each start")
    func erasures() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        let log = folder.log(store)
        try await log.open()
        try await log.second()
        let person = try await log.person()
        _ = try await store.keys.key(of: person, .facts, create: true)
        let plan = ErasurePlan(
            keyClass: .facts, key: store.keys.controllerKeys.keyID(of: person, .facts), ground: .noLongerNeeded,
            by: SampleController.officer)
        let id = try await log.append(.erasurePlanned(plan)).id
        for officer in [SampleController.officer, SampleLog.secondOfficer] {
            try await log.append(.erasureApproved(ErasureApproval(plan: id, by: officer)))
        }
        let journal = Journal(storage: store, keys: store.keys, clock: folder.clock.wall, entropy: .system)
        let erasure = try #require(try await store.rows([]).erasures[id])
        _ = try await Erasures(journal: journal, storage: store).perform(erasure)
        await log.waitForTerm(of: PrunedTown.year)
        try await log.prune(try await log.agreedPruning(of: PrunedTown.year))
        let size = try await PrunedTown.verified(store, folder).size
        await store.close()
        let again = try await folder.open()
        let verification = try await PrunedTown.verified(again, folder)
        #expect(verification.findings == [] && verification.size == size)
        #expect(try await again.rows([]).erasures[id]?.state == .performed)
        await again.close()
    }
}

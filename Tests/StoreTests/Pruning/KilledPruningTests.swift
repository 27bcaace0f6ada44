import Core
import Doubles
import FoundationEssentials
import GRDB
import Ledger
import Store
import Synchronization
import Testing

@Suite("A pruning that is stopped anywhere, or undone by a copy, is carried out before anyone is served (law 8)")
struct KilledPruningTests {
    private static let points: [CommitPoint] = [
        .pruningRecorded, .pruningJournaled, .pruningKeysDestroyed, .pruningPieceGone,
    ]

    @Test("wherever it is stopped", arguments: points)
    func killed(_ wanted: CommitPoint) async throws {
        let folder = try Folder()
        let isTaken = Mutex(false)
        let town = try await PrunedTown.filled(folder) { point in
            guard point == wanted else { return }
            let isFirst = isTaken.withLock { taken in
                defer { taken = true }
                return !taken
            }
            guard isFirst else { return }
            // What lies on disk at that moment is what a stopped process leaves.
            try? folder.copy("a", to: "b")
            try? folder.copy("a.erasures", to: "b.erasures")
        }
        try await town.log.prune(try await town.log.agreedPruning(of: PrunedTown.year))
        let size = try await PrunedTown.verified(town.store, folder).size
        await town.store.close()
        try #require(isTaken.withLock { $0 })
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("b")) where name.hasSuffix("-shm") {
            try FileManager.default.removeItem(atPath: folder.path("b/" + name))
        }
        let again = try await folder.open(in: "b")
        let verification = try await PrunedTown.verified(again, folder)
        #expect(verification.findings == [])
        #expect(verification.size == size, "nothing is said twice")
        #expect(try await PrunedTown.left(again, folder) == [])
        #expect(try await again.keys.key(of: town.rita, .access(year: PrunedTown.year), version: 1) == nil)
        await again.close()
        let third = try await folder.open(in: "b")
        #expect(try await PrunedTown.verified(third, folder).size == size)
        await third.close()
    }

    /// A folder of which the year was pruned, and `old`, a copy from before: `agreed` says whether from after the
    /// approvals.
    private func pruned(agreed: Bool) async throws -> (folder: Folder, rita: SubjectRef, end: String) {
        let folder = try Folder()
        let town = try await PrunedTown.filled(folder)
        let row = agreed ? try await town.log.agreedPruning(of: PrunedTown.year) : nil
        await town.store.close()
        try folder.copy("a", to: "old")
        let store = try await folder.open()
        let log = folder.log(store)
        if let row {
            try await log.prune(row)
        } else {
            try await log.prune(try await log.agreedPruning(of: PrunedTown.year))
        }
        await store.close()
        return (folder, town.rita, town.end)
    }

    @Test("the whole folder put back, from before the plan or after the approvals", arguments: [false, true])
    func wholeFolder(_ agreed: Bool) async throws {
        let (folder, rita, end) = try await pruned(agreed: agreed)
        for _ in 0..<2 {
            try folder.copy("old", to: "a")
            let store = try await folder.open()
            let verification = try await PrunedTown.verified(store, folder, against: [end])
            #expect(verification.findings == [])
            #expect(try await PrunedTown.left(store, folder) == [])
            #expect(try await store.entries(EntryQuery(limit: 1)).first?.type == .pruningReplayed)
            #expect(try await store.keys.key(of: rita, .access(year: PrunedTown.year), version: 1) == nil)
            #expect(try await store.rows([]).prunings.values.map(\.state) == [.performed])
            await store.close()
        }
    }

    @Test("the keys alone: destroyed again, and the log says so once")
    func keysAlone() async throws {
        let (folder, rita, _) = try await pruned(agreed: false)
        try folder.copy("old/keys.sqlite", to: "a/keys.sqlite")
        let store = try await folder.open()
        #expect(try await store.keys.key(of: rita, .access(year: PrunedTown.year), version: 1) == nil)
        #expect(try await store.entries(EntryQuery(types: [.pruningReplayed])).count == 1)
        #expect(try await PrunedTown.verified(store, folder).findings == [])
        await store.close()
        let again = try await folder.open()
        #expect(try await again.entries(EntryQuery(types: [.pruningReplayed])).count == 1)
        await again.close()
    }

    @Test("a row that another hand put there destroys nothing at the next start")
    func forgedRow() async throws {
        let folder = try Folder()
        let town = try await PrunedTown.filled(folder)
        let row = try await town.log.agreedPruning(of: PrunedTown.year)
        await town.store.close()
        let queue = try DatabaseQueue(path: folder.path("a/ledger.sqlite"))
        let forged = PruningRow(id: row.id, scope: row.scope, agreement: row.agreement.performed)
        let terms = forged.json.canonicalText
        try await queue.write { db in
            try db.execute(sql: "UPDATE prunings SET terms = ?; UPDATE logs SET pruned = 1", arguments: [terms])
        }
        try queue.close()
        let store = try await folder.open()
        #expect(try await !store.entries(from: Position(log: PrunedTown.year, seq: 0), limit: 1).isEmpty)
        #expect(try await store.keys.key(of: town.rita, .access(year: PrunedTown.year), version: 1) != nil)
        let kinds = Set(try await PrunedTown.verified(store, folder).findings.map(\.kind))
        #expect(kinds.isSuperset(of: [.prunedWithoutEntry, .prunedStillThere, .rowChanged]))
        await store.close()
    }

    @Test("who says by SQL that a year is gone, or takes its entries away, is found out", arguments: 0..<3)
    func attacks(_ way: Int) async throws {
        let folder = try Folder()
        let town = try await PrunedTown.filled(folder)
        if way == 2 { try await town.log.prune(try await town.log.agreedPruning(of: PrunedTown.year)) }
        await town.store.close()
        let queue = try DatabaseQueue(path: folder.path("a/ledger.sqlite"))
        let first = Position(log: PrunedTown.year, seq: 0).row, end = Position(log: PrunedTown.year + 1, seq: 0).row
        let sql =
            switch way {
            case 0: "UPDATE logs SET pruned = 1 WHERE year = 2026"
            case 1:
                """
                UPDATE logs SET pruned = 1 WHERE year = 2026;
                DELETE FROM entries WHERE row >= \(first) AND row < \(end);
                DELETE FROM parts WHERE key >= \(first << 10) AND key < \(end << 10);
                DELETE FROM concerned WHERE key >= \(first << 10) AND key < \(end << 10);
                """
            default: "UPDATE logs SET size = size - 1 WHERE year = 2026"
            }
        try await queue.write { db in try db.execute(sql: sql) }
        try queue.close()
        let store = try await folder.open()
        let kinds = Set(try await PrunedTown.verified(store, folder).findings.map(\.kind))
        #expect(kinds.contains(.prunedWithoutEntry), "\(kinds)")
        #expect(kinds.contains(.prunedStillThere) == (way == 0))
        await store.close()
    }
}

import Core
import Doubles
import FoundationEssentials
import GRDB
import Ledger
import Store
import Testing

@Suite("Tables are written anew from the log")
struct RebuildingTests {
    @Test("tables are rebuilt from the log, and what the log does not hold is told")
    func rebuilt() async throws {
        let folder = try Folder()
        let (store, _) = try await StoreAttackTests.town(folder)
        let log = folder.log(store)
        let (person, openCase) = (try await log.person(), log.openCase())
        let asked = try await log.append(log.acts.consultation(person, for: openCase)).id
        try await log.append(log.acts.caseEnd(person, openCase))
        let queue = try DatabaseQueue(path: folder.path("a/ledger.sqlite"))
        try await queue.write { db in
            try db.execute(
                sql: """
                    UPDATE consents SET until = 1; DELETE FROM consultations; DELETE FROM applications;
                    INSERT INTO consents (id, person, purpose, version, state, revision, "from", until)
                    SELECT zeroblob(16), person, purpose, version, 'given', 1, "from", until FROM consents LIMIT 1
                    """)
        }
        try queue.close()
        await store.close()
        let broken = try await folder.open()
        let journal = Journal(storage: broken, keys: broken.keys, clock: folder.clock.wall, entropy: .system)
        #expect(try await !StoreAttackTests.verified(broken).holds)
        let lost = try await broken.rebuild(from: try await Verifier(journal: journal).rebuilt().rows, since: 2026)
        #expect(lost == 0)
        #expect(try await StoreAttackTests.verified(broken).findings == [])
        await broken.close()
        let again = try await folder.open()
        #expect(try await StoreAttackTests.verified(again).findings == [])
        let row = try await again.rows([.consultation(asked)]).consultations[asked]
        #expect(row?.keepsNothing == true && row?.openCase == openCase.id)
        await again.close()
    }

    @Test("a kept fact whose value is gone is not invented")
    func factLost() async throws {
        let folder = try Folder()
        let (store, _) = try await StoreAttackTests.town(folder)
        await store.close()
        let queue = try DatabaseQueue(path: folder.path("a/ledger.sqlite"))
        try await queue.write { db in try db.execute(sql: "DELETE FROM holds; DELETE FROM facts") }
        try queue.close()
        let broken = try await folder.open()
        let journal = Journal(storage: broken, keys: broken.keys, clock: folder.clock.wall, entropy: .system)
        #expect(try await broken.rebuild(from: try await Verifier(journal: journal).rebuilt().rows, since: 2026) == 1)
        #expect(Set(try await StoreAttackTests.verified(broken).findings.map(\.kind)) == [.rowMissing])
        await broken.close()
    }
}

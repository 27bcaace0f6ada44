import Core
import FoundationEssentials
import MerkleLog
import Store
import Testing

@Suite("A witness keeps what it signed before anyone hears of it, and knows a state that is not its newest")
struct WitnessStateTests {
    @Test("stopped between the commit and the answer, it has signed; the log asks again and gets it")
    func killed() async throws {
        let house = try WitnessHouse()
        let folder = house.folder
        // The folders as they lie on the disk when the commit has returned, and nothing else has happened yet.
        let store = try house.store { point in
            guard point == .afterCommit else { return }
            try? folder.copy("state", to: "stopped")
            try? folder.copy("marker", to: "stopped-marker")
        }
        #expect(await (try house.witness(store)).add(try house.request(0, 5)).isSigned)
        #expect(await (try house.witness(store)).add(try house.request(5, 9)).isSigned)
        store.close()
        let again = try house.store("stopped", marker: "stopped-marker")
        let witness = try house.witness(again)
        #expect(await witness.add(try house.request(5, 9, fork: true)) == .conflict(size: 9))
        #expect(await witness.add(try house.request(5, 9)) == .conflict(size: 9))
        #expect(await witness.add(try house.request(9, 9)).isSigned)
        again.close()
    }

    @Test("stopped before the commit, it has not signed")
    func stoppedBefore() async throws {
        let house = try WitnessHouse()
        let folder = house.folder
        let first = try house.store()
        #expect(await (try house.witness(first)).add(try house.request(0, 5)).isSigned)
        first.close()
        let store = try house.store { point in
            guard point == .beforeCommit else { return }
            try? folder.copy("state", to: "stopped")
            try? folder.copy("marker", to: "stopped-marker")
        }
        #expect(await (try house.witness(store)).add(try house.request(5, 9)).isSigned)
        store.close()
        let again = try house.store("stopped", marker: "stopped-marker")
        #expect(await (try house.witness(again)).add(try house.request(5, 9)).isSigned)
        again.close()
    }

    @Test(
        "an older state, another's, none, or one without its marker: it signs nothing until an operator confirms",
        arguments: ["older", "other", "lost", "markerLost", "markerOlder"])
    func restored(_ what: String) async throws {
        let house = try WitnessHouse()
        let folder = house.folder
        let store = try house.store()
        let witness = try house.witness(store)
        #expect(await witness.add(try house.request(0, 5)).isSigned)
        store.close()
        try folder.copy("state", to: "old-state")
        try folder.copy("marker", to: "old-marker")
        let grown = try house.store()
        for size in 6...9 as ClosedRange<UInt64> {
            #expect(await (try house.witness(grown)).add(try house.request(size - 1, size)).isSigned)
        }
        grown.close()
        switch what {
        case "older": try folder.copy("old-state", to: "state")
        case "other":
            (try house.store("another", marker: "another-marker")).close()
            try folder.copy("another", to: "state")
        case "lost": try FileManager.default.removeItem(atPath: folder.path("state"))
        case "markerLost": try FileManager.default.removeItem(atPath: folder.path("marker"))
        default: try folder.copy("old-marker", to: "marker")
        }
        for _ in 0..<2 {
            let store = try house.store()
            let witness = try house.witness(store)
            let size = try await store.latest(house.origin)?.checkpoint.size ?? 0
            #expect(await witness.add(try house.request(size, 12)) == .inDoubt)
            #expect(await witness.add(try house.request(size, 12, fork: true)) == .inDoubt)
            store.close()
        }
        let confirmed = try house.store()
        #expect(try await confirmed.confirm() == [])
        let size = try await confirmed.latest(house.origin)?.checkpoint.size ?? 0
        #expect(await (try house.witness(confirmed)).add(try house.request(size, 12)).isSigned)
        confirmed.close()
        let again = try house.store()
        #expect(await (try house.witness(again)).add(try house.request(12, 13)).isSigned)
        again.close()
    }

    @Test("state and marker brought back together are seen by the log that shows our own later signature")
    func evidence() async throws {
        let house = try WitnessHouse()
        let folder = house.folder
        let store = try house.store()
        #expect(await (try house.witness(store)).add(try house.request(0, 5)).isSigned)
        store.close()
        try folder.copy("state", to: "old-state")
        try folder.copy("marker", to: "old-marker")
        let grown = try house.store()
        guard case .cosigned(let signature) = await (try house.witness(grown)).add(try house.request(5, 9)) else {
            Issue.record("not signed")
            return
        }
        grown.close()
        try folder.copy("old-state", to: "state")
        try folder.copy("old-marker", to: "marker")
        let shown = AddCheckpoint(old: 5, proof: try house.proof(5, 9), note: try house.note(9).adding(signature)).bytes
        let restored = try house.store()
        let witness = try house.witness(restored)
        #expect(await witness.add(shown) == .inDoubt)
        #expect(await witness.add(try house.request(5, 7)) == .inDoubt)
        restored.close()
        let again = try house.store()
        #expect(await (try house.witness(again)).add(try house.request(5, 7)) == .inDoubt)
        #expect(try await again.confirm() == [house.origin])
        let confirmed = try house.witness(again)
        #expect(await confirmed.add(try house.request(5, 9, fork: true)) == .conflict(size: 9))
        #expect(await confirmed.add(try house.request(9, 10)).isSigned)
        #expect(await confirmed.add(shown) == .conflict(size: 10))
        again.close()
    }

    @Test("two processes do not keep one state")
    func locked() throws {
        let house = try WitnessHouse()
        let store = try house.store()
        let error = #expect(throws: MerkleLogError.self) { try house.store() }
        #expect(error?.code == .storageFailed)
        store.close()
        (try house.store()).close()
    }
}

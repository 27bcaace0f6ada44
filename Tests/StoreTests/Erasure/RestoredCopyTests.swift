import Core
import Doubles
import FoundationEssentials
import GRDB
import Ledger
import Store
import Testing

@Suite("A copy that is put back undoes no erasure (law 8)")
struct RestoredCopyTests {
    /// A folder of which the class was erased, and `old`, a copy of it from before: `agreed` says whether from after the
    /// approvals.
    private func erased(_ keyClass: KeyClass, agreed: Bool) async throws -> ErasedTown {
        let folder = try Folder()
        let town = try await ErasedTown.filled(folder)
        try await town.log.append(town.log.acts.withdrawal(town.rita, of: town.consent.id))
        await town.wait()
        let row = agreed ? try await town.agreed(town.rita, keyClass) : nil
        await town.store.close()
        try folder.copy("a", to: "old")
        let store = try await folder.open()
        let again = ErasedTown(
            folder: folder, store: store, log: folder.log(store), rita: town.rita, luc: town.luc,
            consultation: town.consultation, consent: town.consent)
        if let row {
            _ = try await Erasures(journal: again.journal, storage: store).perform(row)
        } else {
            try await again.erase(town.rita, keyClass)
        }
        await store.close()
        return again
    }

    @Test(
        "the whole folder, from before the plan or from after the approvals", arguments: [false, true],
        [KeyClass.facts, .consent, .access(year: 2026)])
    func wholeFolder(_ agreed: Bool, _ keyClass: KeyClass) async throws {
        let town = try await erased(keyClass, agreed: agreed)
        try town.folder.copy("old", to: "a")
        let store = try await town.folder.open()
        let verification = try await ErasedTown.verified(store, town.folder)
        #expect(verification.findings == [])
        #expect(try await store.extent(of: town.rita, keyClass).key == nil)
        #expect(try await store.facts(of: town.rita).isEmpty)
        let last = try await store.entries(EntryQuery(limit: 1)).first?.type
        #expect(last == (agreed ? .erasurePerformed : .erasureReplayed))
        await store.close()
        // The journal is not emptied by that: the same copy can come back once more.
        try town.folder.copy("old", to: "a")
        let again = try await town.folder.open()
        #expect(try await again.keys.key(of: town.rita, keyClass, version: 1) == nil)
        await again.close()
    }

    @Test("the keys alone: destroyed again, and the log says so")
    func keysAlone() async throws {
        let town = try await erased(.access(year: 2026), agreed: false)
        try town.folder.copy("old/keys.sqlite", to: "a/keys.sqlite")
        let store = try await town.folder.open()
        #expect(try await store.keys.key(of: town.rita, .access(year: 2026), version: 1) == nil)
        let verification = try await ErasedTown.verified(store, town.folder)
        #expect(verification.findings == [])
        #expect(try await store.entries(EntryQuery(limit: 1)).first?.type == .erasureReplayed)
        await store.close()
        let queue = try DatabaseQueue(path: town.folder.path("a/keys.sqlite"))
        let left = try await queue.read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM subject_keys WHERE subject = ? AND class = ? AND wrapped IS NOT NULL",
                arguments: [Data(town.rita.id.bytes), "access-2026"])
        }
        #expect(left == 0)
        try queue.close()
    }

    @Test("without its journal, or with one that was changed, the folder does not open", arguments: 0..<5)
    func journal(_ way: Int) async throws {
        let town = try await erased(.facts, agreed: false)
        let path = town.folder.path("a.erasures")
        let bytes = try Data(contentsOf: URL(filePath: path))
        #expect(bytes.last == 0x0A && bytes.filter { $0 == 0x0A }.count == 1)
        #expect(!Array(bytes).holds(Array(town.rita.text.utf8)))
        switch way {
        case 0: try FileManager.default.removeItem(atPath: path)
        case 1: try Data().write(to: URL(filePath: path))
        case 2:
            var changed = bytes
            changed[changed.count - 10] ^= 1
            try changed.write(to: URL(filePath: path))
        case 3: try (bytes + Data("0 {}\n".utf8)).write(to: URL(filePath: path))
        default: try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        }
        let error = await #expect(throws: LedgerError.self) { try await town.folder.open() }
        #expect(error?.code == (way == 4 ? .keyFilePermissions : .unreadable))
    }

    @Test("a line that was never finished was never told to anyone, and the next goes in its place")
    func tornLine() async throws {
        let town = try await erased(.facts, agreed: false)
        let path = town.folder.path("a.erasures")
        let bytes = try Data(contentsOf: URL(filePath: path))
        try (bytes + bytes.prefix(40)).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let store = try await town.folder.open()
        let again = ErasedTown(
            folder: town.folder, store: store, log: town.folder.log(store), rita: town.rita, luc: town.luc,
            consultation: town.consultation, consent: town.consent)
        try await again.erase(town.luc, .access(year: 2026))
        await store.close()
        let lines = try Data(contentsOf: URL(filePath: path))
        #expect(lines.prefix(bytes.count) == bytes && lines.filter { $0 == 0x0A }.count == 2)
        await (try town.folder.open()).close()
    }

    @Test("another controller's line destroys nothing here")
    func foreignLine() async throws {
        let town = try await erased(.facts, agreed: false)
        let other = try await town.folder.open("maanbeke", in: "m")
        await other.close()
        try town.folder.copy("a.erasures", to: "m.erasures")
        let error = await #expect(throws: LedgerError.self) {
            try await town.folder.open("maanbeke", in: "m")
        }
        #expect(error?.code == .unreadable)
    }
}

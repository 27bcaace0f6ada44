import Catalogue
import Core
import Doubles
import FoundationEssentials
import GRDB
import Ledger
import Store
import Testing

@Suite("What was told lies sealed in the store, and neither a rebuilding nor an old copy changes whose it is")
struct ToldStoreTests {
    /// Of the contract's sample, the account number that is told.
    private static let value = Array("BE68539007547034".utf8)

    /// A log in a folder of its own, with a person in it.
    private func begun() async throws -> (Folder, ControllerStore, SampleLog, SubjectRef) {
        let folder = try Folder()
        let store = try await folder.open()
        let log = folder.log(store)
        try await log.open()
        return (folder, store, log, try await log.person())
    }

    private func opened(_ store: ControllerStore, _ person: SubjectRef) async throws -> [String] {
        let sealer = TellingSealer(base: store.base, entropy: .system)
        var values: [String] = []
        for item in try await store.tellings(of: person) {
            let version = try SealedBytes.version(of: item.sealed)
            guard let key = try await store.keys.key(of: person, .told, version: version) else { continue }
            values.append(try sealer.open(item, with: key).string ?? "")
        }
        return values
    }

    @Test("no file holds the value in clear, while it is kept and after it was taken back")
    func inClear() async throws {
        let (folder, store, log, person) = try await begun()
        let telling = try await log.tell(person)
        #expect(try await opened(store, person) == ["BE68539007547034"])
        for _ in 0..<2 {
            for (name, bytes) in try folder.files() {
                #expect(!bytes.contains(Self.value), "\(name)")
            }
            _ = try await log.commit(log.acts.takenBack(person, telling))
        }
        // The search itself sees what is there.
        #expect((Array("told: ".utf8) + Self.value).contains(Self.value))
        await store.close()
    }

    @Test("of what was taken back no sealed byte is left in any file, and a rebuilding brings nothing back")
    func takenBack() async throws {
        let (folder, store, log, person) = try await begun()
        let telling = try await log.tell(person)
        let sealed = try #require(try await store.tellings(of: person).first?.sealed)
        #expect(try folder.files().contains { $0.1.contains(sealed) }, "the search itself sees what is there")
        try await log.append(log.acts.takenBack(person, telling))
        await store.close()
        for (name, bytes) in try folder.files() { #expect(!bytes.contains(sealed), "\(name)") }
        let again = try await folder.open()
        let journal = Journal(storage: again, keys: again.keys, clock: folder.clock.wall, entropy: .system)
        #expect(try await again.rebuild(from: try await Verifier(journal: journal).rebuilt().rows, since: 2026) == 0)
        let left = try await again.tellings(of: person)
        #expect(left.map(\.row.isTakenBack) == [true] && left.first?.sealed.isEmpty == true)
        #expect(try await Verifier(journal: journal).verify().findings == [])
        await again.close()
    }

    @Test("a row that is put back from before a correction does not open, nor one that names another")
    func oldValue() async throws {
        let (folder, store, log, person) = try await begun()
        defer { withExtendedLifetime(folder) {} }
        let other = try await log.person()
        let telling = try await log.tell(person)
        let key = try #require(try await store.keys.key(of: person, .told, create: false))
        let sealer = TellingSealer(base: store.base, entropy: .system)
        let before = try #require(try await store.tellings(of: person).first?.sealed)
        let sealed = try sealer.seal("NL91ABNA0417164300", telling: telling, revision: 2, with: key)
        try await log.append(log.acts.correction(person, of: telling), facts: [telling: sealed])
        #expect(try await opened(store, person) == ["NL91ABNA0417164300"])
        let row = try #require(try await store.tellings(of: person).first?.row)
        #expect(throws: LedgerError.self) { try sealer.open(StoredTelling(row: row, sealed: before), with: key) }
        let others = try await log.tell(other)
        let foreign = try #require(try await store.tellings(of: other).first { $0.row.id == others })
        #expect(throws: LedgerError.self) { try sealer.open(foreign, with: key) }
        await store.close()
    }

    @Test("rebuilt tables keep the values; one that is gone is told, and not invented")
    func rebuilt() async throws {
        let (folder, store, log, person) = try await begun()
        let (kept, gone) = (try await log.tell(person), try await log.tell(person, .email))
        await store.close()
        let queue = try DatabaseQueue(path: folder.path("a/ledger.sqlite"))
        try await queue.write { db in
            try db.execute(sql: "UPDATE tellings SET until = 1 WHERE id = ?", arguments: [Data(kept.bytes)])
            try db.execute(sql: "DELETE FROM tellings WHERE id = ?", arguments: [Data(gone.bytes)])
        }
        try queue.close()
        let broken = try await folder.open()
        let journal = Journal(storage: broken, keys: broken.keys, clock: folder.clock.wall, entropy: .system)
        let kinds = try await Verifier(journal: journal).verify(against: broken.anchoredCheckpoints()).findings.map(
            \.kind)
        #expect(kinds == [.rowMissing])
        #expect(try await broken.rebuild(from: try await Verifier(journal: journal).rebuilt().rows, since: 2026) == 1)
        #expect(try await opened(broken, person) == ["BE68539007547034"])
        await broken.close()
    }

    @Test("a whole folder from before the erasure of what was told: erased again, and the log says so (law 8)")
    func restored() async throws {
        let folder = try Folder()
        let town = try await ErasedTown.filled(folder)
        let telling = try await town.log.tell(town.rita)
        try await town.log.append(town.log.acts.passedOn(town.rita, [telling]))
        await town.store.close()
        try folder.copy("a", to: "old")
        let store = try await folder.open()
        let again = ErasedTown(
            folder: folder, store: store, log: folder.log(store), rita: town.rita, luc: town.luc,
            consultation: town.consultation, consent: town.consent)
        guard case .appended = try await again.erase(town.rita, .told) else { return #expect(Bool(false), "refused") }
        #expect(try await store.tellings(of: town.rita).isEmpty)
        #expect(try await again.verified().findings == [])
        await store.close()
        try folder.copy("old", to: "a")
        let back = try await folder.open()
        #expect(try await back.tellings(of: town.rita).isEmpty)
        #expect(try await back.keys.key(of: town.rita, .told, version: 1) == nil)
        #expect(try await back.entries(EntryQuery(limit: 1)).first?.type == .erasureReplayed)
        #expect(try await ErasedTown.verified(back, folder).findings == [])
        await back.close()
    }
}

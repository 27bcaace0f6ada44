import Core
import Crypto
import Doubles
import FoundationEssentials
import GRDB
import Ledger
import MerkleLog
import Store
import Testing

@Suite("A key is replaced while everything runs: the new one seals, and what the old one sealed still opens")
struct RotationTests {
    private static let next = SealingKey(version: 1, secret: SymmetricKey(data: Array(repeating: 5, count: 32)))

    private func open(_ folder: Folder, _ master: SealingKey) async throws -> ControllerStore {
        try await ControllerStore.open(
            folder: folder.path("a"), controller: "zonnegem", base: "sluis.zonnegem.example/log", master: master,
            clock: folder.clock.wall)
    }

    @discardableResult
    private func rotate(_ town: ErasedTown, _ key: KeyRotation.Key) async throws -> KeyRotation {
        let rotation = try await town.store.keys.rotate(
            key, master: town.folder.master, next: Self.next, by: SampleController.officer)
        try await town.log.append(.keyRotated(rotation))
        try await town.store.keys.recorded(rotation)
        return rotation
    }

    @Test(
        "whatever key, twice: entries before, between and after open and are replayed, now and after a restart",
        arguments: [KeyRotation.Key.staff, .governance, .log, .controller])
    func opens(_ key: KeyRotation.Key) async throws {
        let town = try await ErasedTown.filled(try Folder())
        let note = try await town.store.checkpoint()
        for version in 1...2 {
            let rotation = try await rotate(town, key)
            #expect(rotation.from == version && rotation.to == version + 1)
            _ = try await town.store.keys.rewrap()
            try await town.log.append(town.log.acts.consultation(town.rita))
        }
        let verification = try await town.verified(against: [note])
        #expect(verification.findings == [] && verification.opened == Int(verification.size))
        await town.store.close()
        let again = try await town.folder.open()
        #expect(try await ErasedTown.verified(again, town.folder, against: [note]).findings == [])
        let log = town.folder.log(again)
        try await log.append(log.acts.consultation(town.luc))
        #expect(try await ErasedTown.verified(again, town.folder).findings == [])
        await again.close()
    }

    @Test("a person's key: the newest seals, each opens its own, and an erasure takes all versions")
    func person() async throws {
        let town = try await ErasedTown.filled(try Folder())
        let keyClass = KeyClass.access(year: 2026)
        let rotation = try #require(
            try await town.store.keys.rotate(of: town.rita, keyClass, by: SampleController.officer))
        #expect(rotation.id == town.store.keys.controllerKeys.keyID(of: town.rita, keyClass) && rotation.to == 2)
        let position = try await town.log.append(town.log.acts.consultation(town.rita)).position
        let entry = try #require(try await town.store.entry(at: position))
        #expect(try SealedBytes.version(of: entry.parts[0].sealed) == 2)
        #expect(try await town.verified().findings == [])
        let never = try await town.store.keys.rotate(of: .random(.system), .consent, by: SampleController.officer)
        #expect(never == nil)
        await town.wait()
        try await town.erase(town.rita, keyClass)
        for version in [UInt8(1), 2] {
            #expect(try await town.store.keys.key(of: town.rita, keyClass, version: version) == nil)
        }
        #expect(try await town.verified().findings == [])
        await town.store.close()
    }

    @Test("the master: either opens until the next one has, and then that one alone")
    func master() async throws {
        let town = try await ErasedTown.filled(try Folder())
        let rotation = try await rotate(town, .master)
        #expect(rotation.from == 1 && rotation.to == 2)
        await town.store.close()
        await (try open(town.folder, town.folder.master)).close()
        let store = try await open(town.folder, Self.next)
        #expect(try await ErasedTown.verified(store, town.folder).findings == [])
        await store.close()
        await #expect(throws: LedgerError.self) { try await open(town.folder, town.folder.master) }
        await (try open(town.folder, Self.next)).close()
    }

    @Test("the controller's key: all others are wrapped anew, and the old one is gone from the file")
    func controller() async throws {
        let town = try await ErasedTown.filled(try Folder())
        try await rotate(town, .controller)
        #expect(try await town.store.keys.rewrap() > 3)
        #expect(try await town.store.keys.rewrap() == 0)
        await town.store.close()
        let queue = try DatabaseQueue(path: town.folder.path("a/keys.sqlite"))
        let (people, own) = try await queue.read { db in
            (
                try Int.fetchOne(db, sql: "SELECT count(*) FROM subject_keys WHERE substr(wrapped, 2, 1) <> x'02'"),
                try Int.fetchAll(db, sql: "SELECT version FROM own WHERE name = 'controller'")
            )
        }
        #expect(people == 0 && own == [2])
        try queue.close()
        let again = try await town.folder.open()
        #expect(try await ErasedTown.verified(again, town.folder).findings == [])
        await again.close()
    }

    @Test("the log's signer: the one before signs along, the one before that no more, and all still count")
    func signer() async throws {
        let town = try await ErasedTown.filled(try Folder())
        let first = town.store.keys.controllerKeys.signer.verifier
        let old = try await town.store.checkpoint()
        let rotation = try await rotate(town, .log)
        let second = town.store.keys.controllerKeys.signer.verifier
        #expect(rotation.verifier == second.text && first != second)
        let note = try SignedNote(parsing: Array(try await town.store.checkpoint().utf8))
        #expect(note.signatures.map(\.key) == [second.id, first.id])
        try await rotate(town, .log)
        let third = town.store.keys.controllerKeys.signer.verifier
        let later = try SignedNote(parsing: Array(try await town.store.checkpoint().utf8))
        #expect(later.signatures.map(\.key) == [third.id, second.id])
        #expect(try town.store.keys.controllerKeys.verifiers(of: town.store.origin) == [third, second, first])
        #expect(try await town.verified(against: [old]).findings == [])
        await town.store.close()
    }

    @Test("a rotation that a crash kept from the log is told of at the next start")
    func unrecorded() async throws {
        let town = try await ErasedTown.filled(try Folder())
        let rotation = try await town.store.keys.rotate(
            .staff, master: nil, next: nil, by: SampleController.officer)
        await town.store.close()
        let again = try await town.folder.open()
        #expect(try await again.keys.unrecorded() == [rotation])
        try await again.keys.recorded(rotation)
        #expect(try await again.keys.unrecorded().isEmpty)
        await again.close()
    }

    @Test(
        "without the master neither it nor the controller's key is replaced",
        arguments: [KeyRotation.Key.master, .controller])
    func noMaster(_ key: KeyRotation.Key) async throws {
        let town = try await ErasedTown.filled(try Folder())
        await #expect(throws: LedgerError.self) {
            try await town.store.keys.rotate(key, master: nil, next: nil, by: SampleController.officer)
        }
        #expect(try await town.store.keys.unrecorded().isEmpty)
        await town.store.close()
    }
}

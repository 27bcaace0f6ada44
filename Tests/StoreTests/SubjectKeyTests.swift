import Core
import Doubles
import FoundationEssentials
import GRDB
import Ledger
import Store
import Synchronization
import Testing

@Suite("A subject key is durable before it is used, and once gone it stays gone")
struct SubjectKeyTests {
    @Test func oneKeyForAllWhoAskAtOnce() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        let person = SubjectRef.random(.system)
        #expect(try await store.keys.key(of: person, .facts, create: false) == nil)
        let keys = try await withThrowingTaskGroup(of: SealingKey?.self) { group in
            for _ in 0..<32 { group.addTask { try await store.keys.key(of: person, .facts, create: true) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(keys.allSatisfy { $0?.secret == keys[0]?.secret && $0 != nil })
        let other = try await store.keys.key(of: person, .consent, create: true)
        #expect(other?.secret != keys[0]?.secret)
        await store.close()
        let again = try await folder.open()
        #expect(try await again.keys.key(of: person, .facts, create: false)?.secret == keys[0]?.secret)
        await again.close()
    }

    @Test func anErasedKeyReadsAsMissingAndWhatComesLaterHasTheNextVersion() async throws {
        let town = try await ErasedTown.filled(try Folder())
        let sealed = try #require(try await town.store.keys.key(of: town.rita, .facts, create: false))
        try await town.erase(town.rita, .facts)
        await town.store.close()
        let again = try await town.folder.open()
        #expect(try await again.keys.key(of: town.rita, .facts, create: false) == nil)
        #expect(try await again.keys.key(of: town.rita, .facts, version: sealed.version) == nil)
        let later = try #require(try await again.keys.key(of: town.rita, .facts, create: true))
        #expect(later.version == sealed.version + 1 && later.secret != sealed.secret)
        #expect(try await again.keys.key(of: town.rita, .facts, version: sealed.version) == nil)
        await again.close()
    }

    @Test func aWrappedKeyOpensOnlyInItsOwnPlace() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        let people = [SubjectRef.random(.system), SubjectRef.random(.system)]
        for person in people { _ = try await store.keys.key(of: person, .facts, create: true) }
        await store.close()
        let queue = try DatabaseQueue(path: folder.path("a/keys.sqlite"))
        try await queue.write { db in
            try db.execute(
                sql: "UPDATE subject_keys SET wrapped = (SELECT wrapped FROM subject_keys WHERE subject = ?)",
                arguments: [Data(people[0].id.bytes)])
        }
        try queue.close()
        let again = try await folder.open()
        #expect(try await again.keys.key(of: people[0], .facts, create: false) != nil)
        await #expect(throws: LedgerError.self) { try await again.keys.key(of: people[1], .facts, create: false) }
        await again.close()
    }

    @Test func aStopBetweenKeyAndEntryDoesNoHarm() async throws {
        let folder = try Folder()
        let durable = Mutex<[String: [UInt8]]>([:])
        let store = try await folder.open { point in
            guard point == .keyDurable else { return }
            // What a killed process would leave at this moment.
            let files = try? folder.files()
            durable.withLock { $0 = files ?? [:] }
        }
        let log = folder.log(store)
        try await log.open()
        let person = SubjectRef.random(.system)
        try await log.append(log.acts.consultation(person))
        await store.close()
        try FileManager.default.createDirectory(atPath: folder.path("b"), withIntermediateDirectories: true)
        for (name, bytes) in durable.withLock({ $0 }) where !name.hasSuffix("-shm") {
            try Data(bytes).write(to: URL(filePath: folder.path("b/" + name)))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600], ofItemAtPath: folder.path("b/" + name))
        }
        let killed = try await folder.open(in: "b")
        #expect(try await killed.keys.key(of: person, .access(year: 2026), create: false) != nil)
        #expect(try await killed.allRows().consultations.isEmpty)
        let again = folder.log(killed)
        try await again.append(again.acts.consultation(person))
        await killed.close()
    }
}

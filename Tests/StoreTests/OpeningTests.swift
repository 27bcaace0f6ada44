import Core
import Crypto
import Doubles
import FoundationEssentials
import GRDB
import Ledger
import Store
import Testing

@Suite("A folder opens for one process, one controller, one master key and this program's schema")
struct OpeningTests {
    @Test func aSecondOpenerIsRefused() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        await #expect(throws: LedgerError.self) { try await folder.open() }
        let error = await #expect(throws: LedgerError.self) { try await folder.open() }
        #expect(error?.code == .alreadyOpen)
        await store.close()
        await (try folder.open()).close()
    }

    @Test("a newer schema is refused", arguments: ["ledger.sqlite", "keys.sqlite"])
    func newer(_ file: String) async throws {
        let folder = try Folder()
        await (try folder.open()).close()
        let queue = try DatabaseQueue(path: folder.path("a/" + file))
        try await queue.write { db in try db.execute(sql: "PRAGMA user_version = 1000") }
        try queue.close()
        let error = await #expect(throws: LedgerError.self) { try await folder.open() }
        #expect(error?.code == .newerSchema)
    }

    @Test("a folder of an earlier schema is taken over, with all that is in it")
    func earlier() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        try await folder.log(store).open()
        let (_, consent) = try await folder.log(store).consenting()
        await store.close()
        let queue = try DatabaseQueue(path: folder.path("a/ledger.sqlite"))
        try await queue.write { db in
            for table in ["purposes", "applications", "consents", "consultations", "facts", "holds"] {
                try db.execute(sql: "ALTER TABLE \(table) DROP COLUMN made")
            }
            try db.execute(
                sql: """
                    DROP TABLE logs; DROP TABLE links; DROP TABLE matters; DROP TABLE erasures; DROP TABLE prunings;
                    DROP TABLE task_lines; DROP TABLE tasks; DROP TABLE events; DROP TABLE tellings;
                    DROP TABLE coming_notices;
                    ALTER TABLE consultations DROP COLUMN identity; ALTER TABLE consultations DROP COLUMN follow_up;
                    ALTER TABLE consultations DROP COLUMN open_case;
                    ALTER TABLE consultations DROP COLUMN keeps_nothing;
                    DROP INDEX consents_code; DROP INDEX entries_consent; ALTER TABLE consents DROP COLUMN details;
                    ALTER TABLE consents DROP COLUMN representative; PRAGMA user_version = 1
                    """)
        }
        try queue.close()
        let again = try await folder.open()
        #expect(try await again.rows([.consent(consent.id)]).consents[consent.id]?.state == .given)
        #expect(try await again.allRows().links.isEmpty)
        await again.close()
    }

    @Test func anotherControllerIsRefused() async throws {
        let folder = try Folder()
        await (try folder.open("zonnegem")).close()
        let error = await #expect(throws: LedgerError.self) { try await folder.open("maanbeke") }
        #expect(error?.code == .unreadable)
    }

    @Test func anotherMasterIsRefused() async throws {
        let folder = try Folder()
        await (try folder.open()).close()
        let other = SealingKey(version: 1, secret: SymmetricKey(data: Array(repeating: 8, count: 32)))
        let error = await #expect(throws: LedgerError.self) {
            try await ControllerStore.open(
                folder: folder.path("a"), controller: "zonnegem", base: "sluis.zonnegem.example/log", master: other,
                clock: folder.clock.wall)
        }
        #expect(error?.code == .unreadable)
    }

    @Test func aClosedStoreTakesNothing() async throws {
        let folder = try Folder()
        let store = try await folder.open()
        let log = folder.log(store)
        let proposal = try await log.proposal(log.acts.opening)
        await store.close()
        #expect(await store.commit([proposal])[0].word == "shuttingDown")
    }

    @Test("files are the owner's alone", arguments: ["ledger.sqlite", "ledger.sqlite-wal", "keys.sqlite"])
    func modes(_ file: String) async throws {
        let folder = try Folder()
        let store = try await folder.open()
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("a/" + file))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        await store.close()
    }

    @Test func keysThatOthersMayReadAreRefused() async throws {
        let folder = try Folder()
        await (try folder.open()).close()
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o640], ofItemAtPath: folder.path("a/keys.sqlite"))
        let error = await #expect(throws: LedgerError.self) { try await folder.open() }
        #expect(error?.code == .keyFilePermissions)
    }
}

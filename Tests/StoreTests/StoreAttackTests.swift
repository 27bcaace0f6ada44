import Core
import Doubles
import FoundationEssentials
import GRDB
import Ledger
import Store
import Testing

@Suite("Attacks on the files of a log are named by the verifier")
struct StoreAttackTests {
    /// A town's log: seq 0 to 4 open it, 5 is a consent, 6 to 8 ask, end and tell on it, 9 looks, 10 and 11 are another's.
    private static let consent = 5
    private static let told = 8
    private static let others = 10

    static func town(_ folder: Folder) async throws -> (store: ControllerStore, consent: Identifier) {
        let store = try await folder.open()
        let log = folder.log(store)
        try await log.open()
        let (person, consent) = try await log.consenting()
        let kept = try await log.keep(person, consent: consent, for: log.interest(of: consent))
        try await log.append(log.acts.disclosure(person, consent: consent, after: [kept.consultation]))
        try await log.append(
            .inspected(
                Inspection(person: person, way: .query, by: SampleController.officer, reason: "asked", filter: [:])))
        let other = try await log.person()
        let asked = try await log.append(log.acts.consultation(other)).id
        try await log.append(log.acts.closing(other, of: asked))
        return (store, consent.id)
    }

    static func verified(_ store: ControllerStore, against notes: [String] = []) async throws -> Verification {
        let journal = Journal(storage: store, keys: store.keys, clock: TestClock().wall, entropy: .system)
        return try await Verifier(journal: journal).verify(
            against: store.anchoredCheckpoints() + notes)
    }

    /// What someone does who can write to the database, and what must be found at the least.
    struct Attack: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kinds: Set<Finding.Kind>
        let sql: String

        init(_ name: String, _ kinds: Set<Finding.Kind>, _ sql: String) {
            testDescription = name
            self.kinds = kinds
            self.sql = sql
        }
    }

    private static func row(_ seq: Int) -> String { "\(Position(log: TestClock.start.year, seq: Int64(seq)).row)" }
    private static func part(_ seq: Int) -> String {
        "\(Position(log: TestClock.start.year, seq: Int64(seq)).row << 10)"
    }

    static let attacks: [Attack] = [
        Attack(
            "a row is deleted", [.entryMissing, .shorterThanCheckpoint],
            "DELETE FROM entries WHERE row = \(row(6)); DELETE FROM parts WHERE key >> 10 = \(row(6))"),
        Attack(
            "a payload is edited", [.entryUnreadable],
            "UPDATE parts SET sealed = zeroblob(length(sealed)) WHERE key = \(part(told))"),
        Attack(
            "a payload is put in the place of another", [.entryUnreadable],
            """
            UPDATE parts SET sealed = (SELECT sealed FROM parts WHERE key = \(part(consent))) WHERE key = \(part(told))
            """),
        Attack(
            "a commitment is edited", [.entryUnreadable, .otherHistory],
            "UPDATE parts SET commitment = zeroblob(32) WHERE key = \(part(told))"),
        Attack(
            "events are swapped", [.otherHistory, .lawBroken],
            """
            UPDATE entries SET row = 1 WHERE row = \(row(6)); UPDATE entries SET row = \(row(6)) WHERE row = \(row(7));
            UPDATE entries SET row = \(row(7)) WHERE row = 1;
            UPDATE parts SET key = 1 WHERE key = \(part(6)); UPDATE parts SET key = \(part(6)) WHERE key = \(part(7));
            UPDATE parts SET key = \(part(7)) WHERE key = 1;
            UPDATE concerned SET key = 1 WHERE key = \(part(6));
            UPDATE concerned SET key = \(part(6)) WHERE key = \(part(7));
            UPDATE concerned SET key = \(part(7)) WHERE key = 1;
            """),
        Attack(
            "an entry is given to another person", [.entryUnreadable],
            """
            UPDATE concerned SET person = (SELECT person FROM concerned WHERE key = \(part(others)))
            WHERE key = \(part(told))
            """),
        Attack(
            "an entry is given to a person who never was", [.erasedWithoutEntry],
            """
            INSERT INTO subjects (ref) VALUES (zeroblob(16));
            UPDATE concerned SET person = last_insert_rowid() WHERE key = \(part(told))
            """),
        Attack(
            "an entry is nobody's any more", [.erasedWithoutEntry],
            "DELETE FROM concerned WHERE key = \(part(told))"),
        Attack(
            "a part changes its role", [.partsChanged],
            "UPDATE parts SET holder = 1 WHERE key = \(part(told))"),
        Attack(
            "an entry's time is changed", [.columnChanged], "UPDATE entries SET at = at + 1 WHERE row = \(row(told))"),
        Attack(
            "an entry's outcome is changed", [.columnChanged],
            "UPDATE entries SET outcome = NULL WHERE row = \(row(told))"),
        Attack(
            "a consent without the citizen's act", [.rowWithoutEntry],
            """
            INSERT INTO consents (id, person, purpose, version, state, revision, "from", until)
            SELECT zeroblob(16), person, purpose, version, 'given', 1, "from", until FROM consents LIMIT 1
            """),
        Attack("a consent is lengthened", [.rowChanged], "UPDATE consents SET until = until + 1"),
        Attack("a consent is taken away", [.rowMissing], "DELETE FROM consents"),
        Attack("a consultation is called answered", [.rowChanged], "UPDATE consultations SET state = 'failed'"),
        Attack("a fact is kept longer", [.rowChanged], "UPDATE holds SET until = until + 1"),
        Attack("a fact is forgotten", [.rowMissing], "DELETE FROM holds; DELETE FROM facts"),
        Attack("the bytes of a purpose are edited", [.purposeBytesChanged], "UPDATE purpose_bytes SET bytes = x'00'"),
        Attack(
            "an application may do more", [.rowChanged],
            "UPDATE applications SET terms = replace(terms, '\"task\"', '\"tasks\"') WHERE id = 'leisure'"),
    ]

    @Test("by SQL, while the gateway runs", arguments: attacks)
    func edited(_ attack: Attack) async throws {
        let folder = try Folder()
        let (store, _) = try await Self.town(folder)
        #expect(try await Self.verified(store).findings == [])
        let queue = try DatabaseQueue(path: folder.path("a/ledger.sqlite"))
        try await queue.write { db in try db.execute(sql: attack.sql) }
        try queue.close()
        let kinds = Set(try await Self.verified(store).findings.map(\.kind))
        #expect(attack.kinds.isSubset(of: kinds), "\(kinds)")
        await store.close()
    }

    @Test("what rests on a consent that SQL made passes the gateway, and not the verifier")
    func restsOnNothing() async throws {
        let folder = try Folder()
        let (store, consent) = try await Self.town(folder)
        let log = folder.log(store)
        let person = try #require(try await store.rows([.consent(consent)]).consents[consent]?.person)
        try await log.append(log.acts.withdrawal(person, of: consent))
        let queue = try DatabaseQueue(path: folder.path("a/ledger.sqlite"))
        try await queue.write { db in try db.execute(sql: "UPDATE consents SET state = 'given', revision = 1") }
        try queue.close()
        await store.close()
        let again = try await folder.open()
        let cited = Basis.ConsentCitation(id: consent, revision: 1)
        let told = try await folder.log(again).append(log.acts.consultation(person, consent: cited))
        let findings = try await Self.verified(again).findings
        #expect(findings.contains { $0.kind == .rowChanged })
        #expect(findings.contains { $0.kind == .lawBroken && $0.law == 2 && $0.position == told.position })
        await again.close()
    }

    @Test("an old backup of everything opens, and a checkpoint that left the house tells what is lost")
    func restored() async throws {
        let folder = try Folder()
        let (store, _) = try await Self.town(folder)
        await store.close()
        try folder.copy("a", to: "backup")
        let later = try await folder.open()
        try await folder.log(later).append(folder.log(later).acts.consultation(try await folder.log(later).person()))
        let receipt = try await later.checkpoint()
        await later.close()
        try folder.copy("backup", to: "a")
        let restored = try await folder.open()
        #expect(try await Self.verified(restored).findings == [])
        #expect(try await Self.verified(restored, against: [receipt]).findings.map(\.kind) == [.shorterThanCheckpoint])
        // And it goes on otherwise: two logs are shown to two auditors.
        for _ in 0..<2 {
            let log = folder.log(restored)
            try await log.append(log.acts.consultation(try await log.person()))
        }
        #expect(try await Self.verified(restored, against: [receipt]).findings.map(\.kind) == [.otherHistory])
        await restored.close()
    }
}

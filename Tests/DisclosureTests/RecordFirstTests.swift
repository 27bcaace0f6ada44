import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Synchronization
import Testing

@Suite("Law 1: no record, no data", .timeLimit(.minutes(1)))
struct RecordFirstTests {
    let world: World
    let rita: INSZ

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
        try await world.consent(rita)
    }

    @Test("a source is asked only after the consultation that names this call is in the log")
    func consultedFirst() async throws {
        let world = world
        let seen = Mutex<[[String]]>([])
        world.source.during { call, _ in
            var named: [String] = []
            for entry in try await world.entries(.consulted) {
                for part in try await world.journal.open(entry) {
                    named += part.payload["calls"]?.array?.compactMap { $0["reference"]?.string } ?? []
                }
            }
            seen.withLock { $0.append(named.filter { $0 == call.reference }) }
        }
        #expect(try await world.told(World.uitpas, rita).values.allSatisfy { $0.value == .boolean(true) })
        let references = world.source.calls.map { [$0.reference] }
        #expect(Set(seen.withLock { $0 }) == Set(references) && references.count == 2)
    }

    @Test("a further attempt has its entry before it is made, and is not made without")
    func retries() async throws {
        let world = world
        let allowed = Mutex<[Bool]>([])
        world.source.during { call, mayRetry in
            guard call.service == ScriptedSource.statuses else { return }
            for attempt in 2...3 {
                if attempt == 3 { world.ledger.fail { if case .retried = $0 { true } else { false } } }
                let granted = await mayRetry(attempt)
                let entries = try await world.entries(.retried).count
                allowed.withLock { $0.append(granted) }
                #expect(entries == (granted ? attempt - 1 : attempt - 2))
            }
        }
        _ = try await world.told(World.uitpas, rita)
        #expect(allowed.withLock { $0 } == [true, false])
        #expect(try await world.entries(.retried).count == 1)
    }

    static let acts: [(String, calls: Int, @Sendable (Act) -> Bool)] = [
        ("anything", 0, { _ in true }),
        ("the consultation", 0, { if case .consulted = $0 { true } else { false } }),
        ("the closing", 2, { if case .closed = $0 { true } else { false } }),
        ("the disclosure", 2, { if case .disclosed = $0 { true } else { false } }),
    ]

    @Test("what cannot be written is not done, and nothing leaves", arguments: acts.indices)
    func failing(_ index: Int) async throws {
        let row = Self.acts[index]
        world.ledger.fail(row.2)
        let error = await #expect(throws: DisclosureError.self) { try await world.ask(World.uitpas, rita) }
        #expect(error == DisclosureError(LedgerError(.notWritable)), "\(row.0)")
        #expect(world.source.calls.count == row.calls)
        #expect(try await world.entries(.disclosed).isEmpty)
        world.ledger.fail { _ in false }
        #expect(try await world.told(World.uitpas, rita).count == 2)
    }

    @Test("the error is the same, whoever asks and whatever the answer would have been")
    func sameError() async throws {
        world.ledger.fail { _ in true }
        let stranger = try World.someoneElse()
        for (purpose, number, name) in [
            (World.uitpas, rita, nil), (World.uitpas, stranger, nil), ("no-such-purpose", rita, nil),
            (World.waste, rita, "W-1"), (World.waste, rita, nil),
        ] {
            let error = await #expect(throws: DisclosureError.self) {
                try await world.ask(purpose, number, case: name)
            }
            #expect(error == DisclosureError(LedgerError(.notWritable)))
        }
        let dry = await #expect(throws: DisclosureError.self) {
            try await world.exchange.check(world.request(World.uitpas, rita))
        }
        #expect(dry?.code == .logUnavailable)
        let look = await #expect(throws: DisclosureError.self) {
            try await world.audit.lines(AuditQuestion(), by: World.officer, reason: "r")
        }
        #expect(look?.code == .logUnavailable)
    }

    @Test("each refusal is an entry that the answer names")
    func refusals() async throws {
        let stranger = try World.someoneElse()
        try await world.register("other", .application, purposes: [])
        let rows: [(String, INSZ, String?, String, Refusal.Rule)] = [
            (World.uitpas, stranger, nil, "backoffice", .noActiveConsent),
            ("no-such-purpose", rita, nil, "backoffice", .unknownPurpose),
            (World.waste, rita, nil, "backoffice", .caseMissing),
            (World.uitpas, rita, nil, "other", .applicationNotPermitted),
            (World.uitpas, rita, nil, "nobody", .applicationNotPermitted),
        ]
        for row in rows {
            let refused = try #require(try await world.ask(row.0, row.1, case: row.2, by: row.3).refusal)
            #expect(refused.refusal.rule == row.4)
            let entry = try #require(try await world.entries().last)
            #expect(entry.type == .refused && entry.outcome == row.4.rawValue && entry.id == refused.line?.id)
            #expect(entry.application == row.3)
        }
        #expect(world.source.calls.isEmpty)
    }

    @Test(
        "a consultation is closed however it ends",
        arguments: [
            (Outcome.Status.ok, "answered"), (.partial, "answered"), (.notFound, "answered"), (.anomaly, "answered"),
            (.filtered, "answered"), (.identityChanged, "answered"), (.busy, "failed"), (.unavailable, "failed"),
            (.notAuthorised, "failed"), (.notInscribed, "failed"), (.badRequest, "failed"), (.fault, "failed"),
        ])
    func closed(_ status: Outcome.Status, _ ending: String) async throws {
        for service in world.source.services { world.source.end(service.name, status) }
        _ = try await world.told(World.uitpas, rita)
        #expect(try await world.entries(.closed).map(\.outcome) == [ending])
        #expect(try await world.ledger.openConsultations().isEmpty)
    }

    @Test("what a crash left open is closed as interrupted at start, and its call is not repeated")
    func interrupted() async throws {
        let world = world
        world.ledger.fail { if case .closed = $0 { true } else { false } }
        await #expect(throws: DisclosureError.self) { try await world.ask(World.uitpas, rita) }
        world.ledger.fail { _ in false }
        #expect(try await world.ledger.openConsultations().count == 1)
        let calls = world.source.calls.count
        #expect(try await world.journal.closeInterrupted() == 1)
        #expect(try await world.entries(.closed).map(\.outcome) == ["interrupted"])
        #expect(try await world.ledger.openConsultations().isEmpty && world.source.calls.count == calls)
        #expect(try await world.kept(rita).isEmpty)
        #expect(try await world.journal.closeInterrupted() == 0)
    }

    @Test("when nobody can be asked, nobody is recorded as asked")
    func unreachable() async throws {
        let world = try await World { $0.replacingEach("source: KSZ", with: "source: DMFA") }
        world.settle(rita)
        try await world.consent(rita)
        let told = try await world.told(World.uitpas, rita, outputs: ["increasedReimbursement"])
        #expect(told["increasedReimbursement"]?.unavailability?.reason == .notConnected)
        #expect(try await world.entries(.consulted, .closed).isEmpty)
        #expect(try await world.entries(.disclosed).count == 1)
    }
}

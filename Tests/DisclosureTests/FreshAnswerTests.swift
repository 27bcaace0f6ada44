import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Synchronization
import Testing

@Suite(
    "What a source tells one service otherwise than was kept, the others hear of, and not why", .timeLimit(.minutes(1)))
struct FreshAnswerTests {
    private static let tax = "tax"

    let world: World
    let rita: INSZ

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
        try await world.register(Self.tax, .application, purposes: [World.waste])
    }

    private func moveAway() { world.source.tell(rita, ["residence.municipality": .value(.code("44021"))]) }

    private func events(_ application: String) async throws -> [Identifier] {
        try await world.ledger.behind.events(of: application, after: nil, limit: 99)?.map(\.reference) ?? []
    }

    private func reference(_ application: String, _ purpose: String) async throws -> Identifier {
        let person = try #require(try await world.subjects.existing(rita))
        return try #require(
            world.keys.controllerKeys.reference(application: application, purpose: purpose, subject: person))
    }

    /// Asks for what is fresh, a minute later.
    @discardableResult
    private func askFresh(
        _ purpose: String = World.waste, case name: String? = "w-1", by application: String = "backoffice"
    ) async throws -> Reply {
        world.clock.advance(milliseconds: 60_000)
        return try await world.exchange.reply(
            to: DisclosureRequest(
                requester: Requester(application: application, employee: "jan"), number: rita, purpose: purpose,
                caseReference: name, outputs: ["livesHere"].map(OutputName.init), freshness: AskedFreshness(all: 0)))
    }

    private func verify() async throws {
        #expect(try await Verifier(journal: world.journal).verify().findings == [])
    }

    @Test("another application of the purpose is told once, who asked is not, and an equal value tells nobody")
    func samePurpose() async throws {
        for id in [Self.tax, "backoffice"] {
            _ = try await world.ask(World.waste, rita, case: "w-1", outputs: ["livesHere"], by: id)
        }
        try await askFresh()
        #expect(try await world.ledger.behind.eventCounts() == [:])
        moveAway()
        try await askFresh()
        try await askFresh()
        #expect(try await events(Self.tax) == [try await reference(Self.tax, World.waste)])
        #expect(try await events("backoffice") == [])
        try await verify()
    }

    @Test("another purpose is told where its title takes what both came under, and then it is answered anew")
    func otherPurpose() async throws {
        for id in [Self.tax, "backoffice"] {
            _ = try await world.ask(World.waste, rita, case: "w-1", outputs: ["livesHere"], by: id)
        }
        moveAway()
        world.clock.advance(milliseconds: 60_000)
        try await world.consent(rita)
        let answer = try await world.told(World.uitpas, rita, outputs: ["livesHere"])
        #expect(answer["livesHere"]?.value == .boolean(false))
        // Who asked for leisure hears of its own other purpose, as anyone does.
        #expect(try await events(Self.tax) == [try await reference(Self.tax, World.waste)])
        #expect(try await events("backoffice") == [try await reference("backoffice", World.waste)])
        let calls = world.source.calls.count
        let again = try await world.told(World.waste, rita, case: "w-1", outputs: ["livesHere"])
        #expect(again["livesHere"]?.value == .boolean(false) && world.source.calls.count == calls)
        try await verify()
    }

    @Test("a purpose that may not use what came hears nothing: the clause works one way")
    func oneWay() async throws {
        try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita, outputs: ["livesHere"])
        moveAway()
        try await askFresh()
        #expect(try await world.entries(.closed).count == 2)
        #expect(try await world.ledger.behind.eventCounts() == [:])
    }

    @Test("what began after the day that a purpose is asked about changes no answer of it")
    func laterBegin() async throws {
        _ = try await world.ask(World.waste, rita, case: "w-1", outputs: ["livesHere"], by: Self.tax)
        world.clock.advance(milliseconds: 86_400_000)
        world.source.tell(rita, ["residence.municipality": .value(.code("44021"), from: "2026-11-20")])
        try await world.consent(rita)
        #expect(try await world.told(World.uitpas, rita)["livesHere"]?.value == .boolean(false))
        #expect(try await world.ledger.behind.eventCounts() == [:])
    }

    @Test("a doubt is no other value")
    func doubt() async throws {
        for id in [Self.tax, "backoffice"] {
            _ = try await world.ask(World.waste, rita, case: "w-1", outputs: ["livesHere"], by: id)
        }
        let question = DoubtQuestion(
            number: .person(rita), attribute: "residence.municipality", category: .outdated, contester: .citizen,
            evidence: "brief 7", caseReference: nil, requester: Requester(application: "backoffice", employee: "jan"))
        #expect(try await world.exchange.doubts.raise(question).row != nil)
        let before = try await world.ledger.behind.eventCounts()
        try await askFresh()
        #expect(try await world.ledger.behind.eventCounts() == before)
    }

    @Test("what came is not kept when the consent went meanwhile, and tells nobody but of the withdrawal")
    func withdrawn() async throws {
        let receipt = try await world.consent(rita)
        try await world.register("leisure", .application, purposes: [World.uitpas])
        _ = try await world.ask(World.uitpas, rita, outputs: ["livesHere"], by: "leisure")
        moveAway()
        let (world, rita) = (world, rita)
        world.source.during { _, _ in _ = try await world.withdraw(receipt, of: rita) }
        #expect(try await askFresh(World.uitpas, case: nil).refusal?.refusal.rule == .noActiveConsent)
        #expect(try await events("leisure").count == 1)
        for entry in try await world.entries(.closed).suffix(1) {
            #expect(try await world.journal.open(entry).first?.payload["changed"] == nil)
        }
        try await verify()
    }

    @Test("killed before the closing entry nobody is told; the next that finds it tells, once")
    func killed() async throws {
        for id in [Self.tax, "backoffice"] {
            _ = try await world.ask(World.waste, rita, case: "w-1", outputs: ["livesHere"], by: id)
        }
        moveAway()
        world.ledger.fail { act in if case .closed = act { true } else { false } }
        await #expect(throws: (any Error).self) { try await askFresh() }
        world.ledger.fail { _ in false }
        #expect(try await world.journal.closeInterrupted() == 1)
        #expect(try await world.ledger.behind.eventCounts() == [:])
        for _ in 0..<2 { try await askFresh() }
        #expect(try await events(Self.tax).count == 1)
        try await verify()
    }

    @Test("who was answered last year hears of it too: the person's interests are carried first")
    func lastYear() async throws {
        for id in [Self.tax, "backoffice"] {
            _ = try await world.ask(World.waste, rita, case: "w-1", outputs: ["livesHere"], by: id)
        }
        moveAway()
        world.clock.moveToNewYear()
        try await askFresh()
        #expect(try await events(Self.tax) == [try await reference(Self.tax, World.waste)])
        #expect(try await !world.entries(.carried).isEmpty)
        try await verify()
    }

    @Test("the event tells no cause: neither the entry's purposes nor who asked stand in it")
    func nothingTold() async throws {
        for id in [Self.tax, "backoffice"] {
            _ = try await world.ask(World.waste, rita, case: "w-1", outputs: ["livesHere"], by: id)
        }
        moveAway()
        try await askFresh()
        let closing = try #require(try await world.entries(.closed).last)
        let content = try #require(try await world.journal.open(closing).first?.payload)
        #expect(content["changed"]?.array?.map(\.string) == [World.parking, World.waste])
        #expect(content["asker"] == "backoffice", "\(content.canonicalText)")
        let event = try #require(try await world.ledger.behind.events(of: Self.tax, after: nil, limit: 1)?.first)
        let told = String(describing: event)
        for word in ["backoffice", World.waste, "44021", rita.revealedDigits] { #expect(!told.contains(word)) }
    }
}

import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Testing

@Suite(
    "While a source is down an older value serves, marked, as far as the purpose says and no further",
    .timeLimit(.minutes(1)))
struct FreshnessTests {
    let world: World
    let rita: INSZ

    init() async throws {
        world = try await World()
        rita = try World.rita()
        world.settle(rita)
    }

    /// Leisure asked once; some days later, it asks again.
    private func askedAgain(after days: Int64, _ status: Outcome.Status? = .unavailable) async throws -> OutputAnswer? {
        try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        world.clock.advance(milliseconds: days * 86_400_000)
        world.source.end(ScriptedSource.person, status)
        return try await world.told(World.uitpas, rita)["livesHere"]
    }

    private func told(_ freshness: AskedFreshness, outputs: [String]? = ["livesHere"]) async throws -> Reply {
        try await world.exchange.reply(
            to: DisclosureRequest(
                requester: Requester(application: "backoffice", employee: "jan"), number: rita, purpose: World.uitpas,
                outputs: outputs.map { $0.map(OutputName.init) }, freshness: freshness))
    }

    @Test("within the allowance it says yes, with ground, from what was kept, and no longer than the allowance lasts")
    func serves() async throws {
        let today = world.clock.wall.today
        let output = try #require(try await askedAgain(after: 40))
        #expect(output.value == .boolean(true))
        #expect(
            output.lapse
                == .sourceDown(
                    ground: "wie pas verhuisd is, kijken we bij de volgende vraag weer na",
                    lastDay: today.adding(days: 45)))
        #expect(output.validUntil == today.adding(days: 45))
        let source = try #require(output.sources.first)
        #expect(output.sources.count == 1 && source.isFromCache && source.isOlder && source.validAt == today)
        #expect(source.retrievedAt == TestClock.start)
    }

    @Test("the entry says so, and names the fact and the failed consultation; never a value")
    func recorded() async throws {
        _ = try await askedAgain(after: 40)
        let entry = try #require(try await world.entries(.disclosed).last)
        let content = try #require(try await world.journal.open(entry).first?.payload)
        #expect(
            content["outputs"]?.array == [
                ["name": "livesHere", "olderThanAsked": true, "state": "value"],
                ["name": "increasedReimbursement", "state": "value"],
            ])
        #expect(content["facts"]?.array?.count == 2 && content["consultations"]?.array?.count == 1)
        #expect(!content.canonicalText.contains("41999"))
    }

    @Test("what another source told fresh carries no mark")
    func others() async throws {
        _ = try await askedAgain(after: 40)
        let other = try await world.told(World.uitpas, rita)["increasedReimbursement"]
        #expect(other?.value == .boolean(true) && other?.lapse == nil)
        #expect(other?.sources.allSatisfy { !$0.isFromCache && !$0.isOlder } == true)
    }

    @Test(
        "to the last moment of the allowance and never after it",
        arguments: [(Int64(0), true), (-1, true), (1, false)])
    func bounds(_ row: (late: Int64, serves: Bool)) async throws {
        try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        world.clock.advance(milliseconds: 45 * 86_400_000 - 1 + row.late)
        world.source.end(ScriptedSource.person, .unavailable)
        let output = try #require(try await world.told(World.uitpas, rita)["livesHere"])
        #expect((output.value == .boolean(true)) == row.serves)
        if !row.serves { #expect(output.unavailability?.reason == .sourceDown && output.lapse == nil) }
    }

    @Test("it makes no no: what would be no is unavailable, with when to ask again")
    func neverNo() async throws {
        world.source.tell(rita, ["residence.municipality": .value(.code("44021"))])
        let output = try #require(try await askedAgain(after: 40))
        #expect(output.value == nil && output.lapse == nil && output.validUntil == nil)
        #expect(output.unavailability?.reason == .sourceDown && output.unavailability?.retryAt != nil)
    }

    @Test(
        "only where the source stayed away: not where it refused, knows nobody, or tells of another number",
        arguments: [
            (Outcome.Status.unavailable, true), (.busy, true), (.fault, true), (.notAuthorised, false),
            (.notFound, false), (.notInscribed, false), (.badRequest, false),
        ])
    func away(_ row: (status: Outcome.Status, serves: Bool)) async throws {
        #expect((try await askedAgain(after: 40, row.status)?.value != nil) == row.serves)
    }

    @Test("when the source is there again it is asked, and the mark is gone")
    func back() async throws {
        _ = try await askedAgain(after: 40)
        world.source.end(ScriptedSource.person, nil)
        world.clock.advance(milliseconds: 1_000)
        let output = try #require(try await world.told(World.uitpas, rita)["livesHere"])
        #expect(output.value == .boolean(true) && output.lapse == nil)
        #expect(output.sources.map(\.isFromCache) == [false])
        #expect(try await world.told(World.uitpas, rita)["livesHere"]?.sources.map(\.isFromCache) == [true])
    }

    @Test("a purpose that allows none gets none, though the fact is kept and its title admits it")
    func notAllowed() async throws {
        try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        world.clock.advance(milliseconds: 40 * 86_400_000)
        world.source.end(ScriptedSource.person, .unavailable)
        let output = try await world.told(World.parking, rita)["livesHere"]
        #expect(output?.unavailability?.reason == .sourceDown)
    }

    @Test("nothing serves that a withdrawal has taken")
    func withdrawn() async throws {
        let consent = try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        world.clock.advance(milliseconds: 40 * 86_400_000)
        world.source.end(ScriptedSource.person, .unavailable)
        #expect(try await world.withdraw(consent, of: rita).done != nil)
        try await world.consent(rita)
        #expect(try await world.told(World.uitpas, rita)["livesHere"]?.value == nil)
    }

    @Test("a request for fresher asks anew; it gets what it asked, or the mark that it did not")
    func fresher() async throws {
        try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        world.clock.advance(milliseconds: 10 * 86_400_000)
        func calls() -> Int { world.source.calls(to: ScriptedSource.person) }
        let kept = try #require(try await told(AskedFreshness(all: 11)).answer?.outputs.first)
        #expect(calls() == 1 && kept.sources.map(\.isFromCache) == [true] && kept.lapse == nil)
        world.source.end(ScriptedSource.person, .unavailable)
        let only = AskedFreshness(byAttribute: ["residence.municipality": 5, "residence.kind": 31])
        let older = try #require(try await told(only).answer?.outputs.first)
        #expect(calls() == 2 && older.value == .boolean(true) && older.lapse != nil)
        world.source.end(ScriptedSource.person, nil)
        world.clock.advance(milliseconds: 2_000)
        let fresh = try #require(try await told(AskedFreshness(all: 0)).answer?.outputs.first)
        #expect(calls() == 3 && fresh.lapse == nil && fresh.sources.map(\.isFromCache) == [false])
    }

    @Test(
        "a request for staler is refused, with what the purpose allows; so is one about what the purpose does not read",
        arguments: [
            (AskedFreshness(all: 32), Refusal.Rule.stalerNotAllowed),
            (AskedFreshness(byAttribute: ["residence.kind": 32]), .stalerNotAllowed),
            (AskedFreshness(byAttribute: ["person.birthDate": 1]), .unknownAttribute),
            (AskedFreshness(byAttribute: ["status.BIM_BVT": 1]), .unknownAttribute),
        ])
    func staler(_ row: (asked: AskedFreshness, rule: Refusal.Rule)) async throws {
        try await world.consent(rita)
        let refused = try #require(try await told(row.asked).refusal)
        #expect(refused.refusal.rule == row.rule && refused.line != nil)
        let allowed: [AttributeID: Int] = ["residence.kind": 31, "residence.municipality": 31]
        #expect(refused.allowedAgeDays == (row.rule == .stalerNotAllowed ? allowed : [:]))
        #expect(world.source.calls.isEmpty)
    }

    @Test("a number for all only lowers: what is asked each time stays so")
    func lowers() async throws {
        try await world.consent(rita)
        for _ in 0..<2 { #expect(try await told(AskedFreshness(all: 31), outputs: nil).answer != nil) }
        #expect(world.source.calls(to: ScriptedSource.person) == 1)
        #expect(world.source.calls(to: ScriptedSource.statuses) == 2)
    }
}

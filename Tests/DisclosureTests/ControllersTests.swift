import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Testing

@Suite("Law 9: controllers never mix", .timeLimit(.minutes(1)))
struct ControllersTests {
    @Test("the same person at two, over the same sources: no row, ref, fact or line is shared")
    func apart() async throws {
        let clock = TestClock()
        let source = ScriptedSource(clock: clock.wall)
        let town = try await World(clock: clock, source: source, seed: 1)
        let ocmw = try await World(
            "ocmw-zonnegem", purposes: ["leefloon-sociaal-onderzoek"], clock: clock, source: source, seed: 2)
        let rita = try World.rita()
        town.settle(rita)
        try await town.consent(rita)
        _ = try await town.told(World.uitpas, rita)
        _ = try await town.told(World.waste, rita, case: "W-1")
        let calls = source.calls.count
        _ = try await ocmw.told("leefloon-sociaal-onderzoek", rita, case: "L-1")
        #expect(
            source.calls.count > calls
                && source.calls.suffix(from: calls).allSatisfy { $0.finality.hoedanigheid == "ipdc3104" })

        let (one, two) = (try await town.subjects.existing(rita), try await ocmw.subjects.existing(rita))
        #expect(one != nil && two != nil && one != two)
        let (left, right) = (try await town.ledger.allRows(), try await ocmw.ledger.allRows())
        #expect(!left.facts.isEmpty && !right.facts.isEmpty)
        #expect(Set(left.facts.keys).isDisjoint(with: right.facts.keys))
        #expect(Set(left.consultations.keys).isDisjoint(with: right.consultations.keys))
        #expect(Set(left.holds.values.map(\.interest.id)).isDisjoint(with: right.holds.values.map(\.interest.id)))
        let lines = try #require(try await ocmw.audit.lines(question(rita), by: World.officer, reason: "r").lines)
        #expect(lines.allSatisfy { $0.purpose?.hasPrefix("ocmw-zonnegem/") ?? true } && lines.count == 4)
        #expect(try await ocmw.ask(World.uitpas, rita).refusal?.refusal.rule == .unknownPurpose)
    }

    @Test("at one moment two controllers make two calls")
    func ownCalls() async throws {
        let clock = TestClock()
        let source = ScriptedSource(clock: clock.wall)
        let (one, two) = (
            try await World(clock: clock, source: source, seed: 1),
            try await World(clock: clock, source: source, seed: 2)
        )
        let rita = try World.rita()
        one.settle(rita)
        async let first = one.ask(World.parking, rita)
        async let second = two.ask(World.parking, rita)
        #expect(try await first.answer != nil)
        #expect(try await second.answer != nil)
        #expect(source.calls.count == 2)
    }

    @Test("a part of one does not open with the keys of the other")
    func keys() async throws {
        let (one, two) = (try await World(seed: 1), try await World(seed: 2))
        let rita = try World.rita()
        one.settle(rita)
        _ = try await one.told(World.parking, rita)
        let entry = try #require(try await one.entries(.disclosed).last)
        let foreign = Journal(storage: one.ledger, keys: two.keys, clock: two.clock.wall, entropy: two.entropy)
        #expect(try await one.journal.open(entry).count == 2)
        await #expect(throws: LedgerError.self) { try await foreign.open(entry) }
    }

    private func question(_ number: INSZ) -> AuditQuestion {
        var question = AuditQuestion()
        question.number = number
        return question
    }
}

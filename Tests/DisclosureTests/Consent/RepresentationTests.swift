import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Testing

@Suite(
    "Someone acts for a person only by a mandate in force, and the strictest of two parents wins",
    .timeLimit(.minutes(1)))
struct RepresentationTests {
    let world: World
    let child: INSZ
    let mother: INSZ
    let father: INSZ

    init() async throws {
        world = try await World()
        // Born 8 June 2019 with a test number.
        child = try #require(INSZ("19660508870"))
        mother = try #require(INSZ("84712321201"))
        father = try #require(INSZ("76691705757"))
        world.settle(child)
    }

    private func parent(_ number: INSZ, heard: Representation.Hearing? = nil) -> Acting {
        Acting(
            number: number, kind: .parent, mode: .represents, actor: .representative, source: "RR household",
            scope: .all, until: nil, informed: nil, heard: heard)
    }

    private func administrator(
        _ mode: Representation.Mode, actor: Representation.Actor = .representative, until: CalendarDate? = nil,
        scope: MandateScope = .all
    ) -> Acting {
        Acting(
            number: mother, kind: .administrator, mode: mode, actor: actor, source: "vonnis 26/123", scope: scope,
            until: until, informed: mode == .represents ? .letter : nil)
    }

    private func act(_ decision: ConsentAct.Decision = .yes, by acting: Acting?, of number: INSZ? = nil) -> ConsentAct {
        let plain = world.act(number ?? child, decision)
        return ConsentAct(
            number: plain.number, purpose: plain.purpose, decision: decision, taking: plain.taking, acting: acting,
            noticeHash: plain.noticeHash, readAloud: true, otherWayTold: true, until: nil)
    }

    private var runs: Bool {
        get async throws { try await world.ask(World.uitpas, child).answer != nil }
    }

    @Test("a parent's yes ends on the day before the child turns 18; an adult has none")
    func parents() async throws {
        let receipt = try #require(try await world.consents.take(act(by: parent(mother))).receipt)
        #expect(try await runs)
        let row = try #require(try await world.ledger.allRows().consents[receipt.consent])
        let majority = child.birthDate.earliest.adding(years: 18)
        #expect(row.actingFor?.until == BelgianCalendar.startOfDay(majority).adding(milliseconds: -1))
        let rita = try World.rita()
        #expect(try await world.consents.take(act(by: parent(mother), of: rita)).refusal?.rule == .mandateNotValid)
    }

    @Test(
        "what the child said stands in the child's part alone, and decides nothing",
        arguments: Representation.Hearing.allCases)
    func heard(_ word: Representation.Hearing) async throws {
        let receipt = try #require(try await world.consents.take(act(by: parent(mother, heard: word))).receipt)
        #expect(try await runs)
        let position = try #require(try await world.ledger.position(of: receipt.consent))
        let entry = try #require(try await world.ledger.entry(at: position))
        let parts = try await world.journal.open(entry)
        #expect(parts.first?.payload["representation"]?["heard"] == .string(word.rawValue))
        #expect(parts.compactMap { $0.payload["representation"]?["heard"] }.count == 1)
        #expect(parts.contains { if case .representative = $0.holder { true } else { false } })
        guard case .consentGiven(let grant)? = Event(parts: parts)?.act else {
            Issue.record("no consent")
            return
        }
        #expect(grant.taking.representation?.heard == word)
    }

    @Test("an adult has no parent to speak for: what a child said fits no other mandate")
    func heardNobody() async throws {
        let acting = Acting(
            number: mother, kind: .administrator, mode: .represents, actor: .representative, source: "vonnis 26/123",
            scope: .all, until: nil, informed: .letter, heard: .agrees)
        #expect(try await world.consents.take(act(by: acting)).refusal?.rule == .mandateNotValid)
    }

    @Test("the other parent's no stops it at once; it runs again when that parent agrees, or an officer settles it")
    func conflict() async throws {
        let receipt = try #require(try await world.consents.take(act(by: parent(mother))).receipt)
        // The same parent stops, and does not contest.
        #expect(
            try await world.consents.change(receipt.consent, .contest, act(by: parent(mother))).refusal?.rule
                == .mandateNotValid)
        #expect(
            try await world.consents.change(receipt.consent, .contest, act(by: parent(father))).receipt?.state
                == .refused)
        #expect(try await !runs)
        #expect(try await world.consents.change(receipt.consent, .assent, act(by: parent(father))).receipt != nil)
        #expect(try await runs)
        _ = try await world.consents.change(receipt.consent, .contest, act(by: parent(father)))
        let settle = try await world.consents.decide(receipt.consent, .settle, ground: "", by: World.officer)
        #expect(settle.refusal?.rule == .groundMissing)
        #expect(
            try await world.consents.decide(receipt.consent, .settle, ground: "vonnis", by: World.clerk).refusal != nil)
        #expect(try await !runs)
        #expect(
            try await world.consents.decide(receipt.consent, .settle, ground: "vonnis 26/9", by: World.officer).done
                != nil)
        #expect(try await runs)
    }

    @Test("under assistance two acts are needed, in either order")
    func assistance() async throws {
        for first in [Representation.Actor.person, .representative] {
            let world = try await World()
            world.settle(child)
            let second: Representation.Actor = first == .person ? .representative : .person
            let receipt = try #require(
                try await world.consents.take(act(by: administrator(.assists, actor: first))).receipt)
            #expect(try await world.ask(World.uitpas, child).refusal?.refusal.rule == .noActiveConsent)
            let again = try await world.consents.change(
                receipt.consent, .assent, act(by: administrator(.assists, actor: first)))
            #expect(again.refusal?.rule == .consentNotPaused)
            let done = try await world.consents.change(
                receipt.consent, .assent, act(by: administrator(.assists, actor: second)))
            #expect(done.receipt != nil)
            #expect(try await world.ask(World.uitpas, child).answer != nil)
        }
    }

    @Test("a mandate that ended yesterday, or is for something else, carries no yes; the person's no is always theirs")
    func ended() async throws {
        let yesterday = world.clock.wall.today.adding(days: -1)
        for acting in [
            administrator(.represents, until: yesterday), administrator(.represents, scope: .purposes(["other"])),
            administrator(.represents, scope: .products(["other"])),
        ] {
            #expect(try await world.consents.take(act(by: acting)).refusal?.rule == .mandateNotValid)
        }
        #expect(try await world.consents.take(act(.no, by: nil)).receipt != nil)
    }

    @Test("the end of a mandate suspends, and that it holds reaffirms")
    func checked() async throws {
        let until = world.clock.wall.today.adding(days: 10)
        let receipt = try #require(
            try await world.consents.take(act(by: administrator(.represents, until: until))).receipt)
        #expect(try await runs)
        world.clock.advance(milliseconds: 11 * 86_400_000)
        #expect(try await !runs)
        let later = administrator(.represents, until: until.adding(days: 100))
        #expect(
            try await world.consents.checkMandate(
                of: receipt.consent, about: child, later, holds: true, by: World.clerk
            ).done != nil)
        #expect(try await runs)
        #expect(
            try await world.consents.checkMandate(
                of: receipt.consent, about: child, later, holds: false, by: World.clerk
            ).done != nil)
        #expect(try await !runs)
    }

    @Test("an officer stops one with a ground, and a clerk cannot")
    func officer() async throws {
        let receipt = try await world.consent(child)
        #expect(
            try await world.consents.decide(receipt.consent, .revoke, ground: "x", by: World.clerk).refusal?.rule
                == .notAnOfficer)
        #expect(
            try await world.consents.decide(receipt.consent, .revoke, ground: "", by: World.officer).refusal?.rule
                == .groundMissing)
        #expect(
            try await world.consents.decide(receipt.consent, .revoke, ground: "reglement opgeheven", by: World.officer)
                .done != nil)
        #expect(try await !runs)
        #expect(
            try await world.consents.decide(receipt.consent, .invalidate, ground: "arrest", by: World.officer).done
                != nil)
        #expect(
            try await world.consents.decide(Identifier.random(world.entropy), .revoke, ground: "x", by: World.officer)
                .refusal?.rule == .consentNotRunning)
    }
}

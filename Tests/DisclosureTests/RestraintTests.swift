import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Testing

@Suite("What a citizen restricts or objects to stops, whoever asks (law 2)")
struct RestraintTests {
    private static func restriction(_ person: SubjectRef, needsTwo: Bool = false) -> Act {
        .restrictionSet(
            RestrictionOrder(
                person: person, purpose: nil, ground: .accuracyContested, reason: "letter", needsTwo: needsTwo,
                by: World.officer))
    }

    @Test("an objection to a task stops it at once; a rejection lets it go on")
    func objection() async throws {
        let world = try await World()
        let rita = try World.rita()
        world.settle(rita)
        let person = try await world.subjects.ref(of: rita)
        let purpose = try #require(world.purposes.active(World.parking)?.ref)
        let line = try await world.record(
            .objected(Objection(person: person, purpose: purpose, taking: World.atCounter, words: nil)))
        let refused = try #require(try await world.ask(World.parking, rita).refusal)
        #expect(refused.refusal.rule == .restrained && refused.alternative?.isEmpty == false)
        #expect(try await world.log(after: line) == [.refused])
        try await world.record(
            .objectionDecided(
                ObjectionDecision(
                    person: person, objection: line.id, verdict: .rejected, ground: "the regulation leaves no choice",
                    by: World.officer)))
        #expect(try await world.ask(World.parking, rita).answer != nil)
    }

    @Test("a restriction that comes while a source is asked stops the answer")
    func race() async throws {
        let world = try await World()
        let rita = try World.rita()
        world.settle(rita)
        let person = try await world.subjects.ref(of: rita)
        world.source.during { _, _ in try await world.record(Self.restriction(person)) }
        let refused = try #require(try await world.ask(World.parking, rita).refusal)
        #expect(refused.refusal.rule == .restrained)
        #expect(try await world.entries(.disclosed).isEmpty)
    }

    @Test("a check, dry, says the same")
    func check() async throws {
        let world = try await World()
        let rita = try World.rita()
        let person = try await world.subjects.ref(of: rita)
        try await world.record(Self.restriction(person))
        let checked = try await world.exchange.check(world.request(World.parking, rita))
        #expect(checked.refusal?.rule == .restrained)
    }

    @Test("entries under restriction are shown to an officer after a second one's word, and come out blank in a list")
    func fourEyes() async throws {
        let world = try await World()
        try await world.register("els", .officer)
        let rita = try World.rita()
        world.settle(rita)
        _ = try await world.ask(World.parking, rita)
        let person = try await world.subjects.ref(of: rita)
        try await world.record(Self.restriction(person, needsTwo: true))
        var question = AuditQuestion(limit: 50)
        let all = try await world.audit.lines(question, by: World.officer, reason: "month").lines
        let told = try #require(all?.first { $0.type == .disclosed })
        #expect(told.content == nil && told.employee == nil)
        question.number = rita
        let alone = try await world.audit.lines(question, by: World.officer, reason: "question").refusal
        #expect(alone?.rule == .secondOfficerNeeded)
        let approval = Inspection(
            person: person, way: .approval, by: "els", reason: "seen together",
            filter: ["officer": .string(World.officer)])
        try await world.record(.inspected(approval))
        let together = try await world.audit.lines(question, by: World.officer, reason: "question").lines
        #expect(together?.contains { $0.type == .disclosed && $0.content != nil } == true)
    }
}

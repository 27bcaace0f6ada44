import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Testing

@Suite(
    "A new number: nothing rests on what was known, until it is known to be the same person's", .timeLimit(.minutes(1)))
struct IdentityTests {
    /// The reduced rate, at a municipality that may know birth date and name and keep them.
    let world: World
    let old: INSZ
    let new: INSZ
    static let traits: [AttributeID: SourceReply.Told] = [
        "person.birthDate": .value(.date(PartialDate(year: 1958, month: 3, day: 14))),
        "person.familyName": .value(.text("Peeters")), "person.givenNames": .value(.text("Rita")),
    ]

    init() async throws {
        world = try await Self.town()
        old = try World.rita()
        new = try World.someoneElse()
        world.settle(old)
        world.source.tell(old, Self.traits)
        world.settle(new)
        world.source.tell(new, Self.traits)
    }

    static func town(maySeeNames: Bool = true) async throws -> World {
        try await World(
            purposes: [World.uitpas, World.waste],
            change: { text in
                guard maySeeNames else { return text }
                let names = traits.keys.sorted().map(\.name).joined(separator: ", ")
                return text.replacing("residence.kind]", with: "residence.kind, \(names)]")
            },
            template: { text in
                guard maySeeNames, text.contains("purpose: uitpas") else { return text }
                let kept = traits.keys.sorted().map { "  \($0.name): {maximumAgeDays: 60, keep: true}\n" }.joined()
                let read = traits.keys.sorted().map { "  - \($0.name)\n" }.joined()
                return text.replacing("reads:\n", with: "reads:\n" + read)
                    .replacing("freshness:\n", with: "freshness:\n" + kept)
            })
    }

    /// Asked once, so that there is something known; then the source tells of the new number.
    ///
    /// After 40 days the residence is asked anew, while birth date and name are still known; after 70 nothing is.
    @discardableResult
    private func change(_ world: World, to number: INSZ?, days: Int64 = 40) async throws -> Reply {
        try await world.consent(old)
        _ = try await world.told(World.uitpas, old)
        #expect(try await !world.kept(old).isEmpty)
        world.source.replace(old, by: number)
        world.clock.advance(milliseconds: days * 86_400_000)
        return try await world.ask(World.uitpas, old)
    }

    private func identity(_ world: World) async throws -> Identifier {
        try #require(try await world.entries(.identityChanged).last).id
    }

    private func known(_ world: World) async throws -> (link: LinkRow?, consents: [ConsentState]) {
        let rows = try await world.ledger.allRows()
        return (rows.links.values.first, rows.consents.values.map(\.state))
    }

    @Test("a fresh record that agrees settles it in one go, and the consent serves under the new number")
    func settled() async throws {
        let reply = try await change(world, to: new)
        #expect(
            try await world.log.suffix(7) == [
                .consulted, .closed, .identityChanged, .consulted, .closed, .identityDecided, .disclosed,
            ])
        // Nothing is told under the old number.
        #expect(reply.answer?.outputs.allSatisfy { $0.unavailability == Unavailability(.anomaly) } == true)
        let (link, consents) = try await known(world)
        #expect(link?.state == .same && consents == [.given])
        #expect(link?.person != link?.successor)
        #expect(try await world.kept(old).isEmpty)
        let told = try await world.told(World.uitpas, new)
        #expect(told["livesHere"]?.value == .boolean(true))
        #expect(try await world.kept(new).contains("residence.kind"))
    }

    @Test("the record that settles it asks birth date and name, and keeps nothing")
    func settling() async throws {
        try await change(world, to: new)
        let call = try #require(world.source.calls.last)
        #expect(call.person == new && call.service == ScriptedSource.person)
        #expect(call.attributes.isSuperset(of: Self.traits.keys))
        #expect(try await world.kept(new).isEmpty)
        let consulted = try #require(try await world.entries(.consulted).last)
        let changed = try #require(try await world.entries(.identityChanged).last)
        let main = try #require(try await world.journal.open(consulted).first?.payload)
        #expect(main["identity"]?.string == changed.id.text)
    }

    @Test(
        "another birth date or name, or a doubtful one: a person decides, and until then nothing is permitted",
        arguments: [
            ["person.birthDate": .value(.date(PartialDate(year: 1958, month: 3, day: 15)))],
            ["person.familyName": .value(.text("Peters"))], ["person.givenNames": .value(.text("Rita Maria"))],
            ["person.givenNames": SourceReply.Told(content: .value(.text("Rita")), isDoubtful: true)],
            ["person.birthDate": .value(.date(PartialDate(year: 1958, month: 3, day: nil)))],
        ] as [[AttributeID: SourceReply.Told]])
    func disagreeing(_ other: [AttributeID: SourceReply.Told]) async throws {
        world.source.tell(new, other)
        let reply = try await change(world, to: new)
        #expect(reply.refusal?.refusal == Refusal(.noActiveConsent, law: 2))
        let (link, consents) = try await known(world)
        #expect(link?.state == .open && consents == [.paused])
        for number in [old, new] {
            #expect(try await world.ask(World.uitpas, number).refusal?.refusal.rule == .noActiveConsent)
        }
        #expect(try await world.kept(old).isEmpty)
    }

    @Test("where the purpose has no title for names, where nothing is fresh, and where there is no new number")
    func undecidable() async throws {
        let blind = try await Self.town(maySeeNames: false)
        for world in [blind, world] {
            world.settle(old)
            world.settle(new)
            let asked = world.source.calls.count
            try await change(world, to: new, days: 70)
            #expect(try await known(world).link?.state == .open)
            #expect(!world.source.calls[asked...].contains { $0.person == new })
        }
        let third = try await Self.town()
        third.settle(old)
        third.source.tell(old, Self.traits)
        try await change(third, to: nil)
        let (link, consents) = try await known(third)
        #expect(link?.state == .open && link?.successor == nil && consents == [.paused])
    }

    @Test("an officer decides: yes resumes, no leaves it paused; nobody else, and once", arguments: [true, false])
    func officer(_ isSame: Bool) async throws {
        try await change(world, to: new, days: 70)
        let identity = try await identity(world)
        let desk = IdentityDesk(journal: world.journal)
        let verdict: IdentityDecision.Verdict = isSame ? .same : .other
        guard case .refused(let refusal) = try await desk.decide(identity, verdict, by: World.clerk, reason: "x") else {
            throw refused
        }
        #expect(refusal == Refusal(.notAnOfficer, law: 7))
        guard
            case .decided(_, let consents) = try await desk.decide(identity, verdict, by: World.officer, reason: "eID")
        else { throw refused }
        #expect(consents == (isSame ? 1 : 0))
        guard case .refused(let again) = try await desk.decide(identity, .same, by: World.officer, reason: "eID") else {
            throw refused
        }
        #expect(again == Refusal(.identityNotOpen, law: 2))
        #expect(try await known(world).consents == [isSame ? .given : .paused])
        #expect((try await world.ask(World.uitpas, new).answer != nil) == isSame)
        #expect(try await world.log.contains(.identityDecided))
    }

    private var refused: Refusal { Refusal(.identityNotOpen, law: 2) }

    @Test("a consent given under the old number is stopped under the new one")
    func stopped() async throws {
        let receipt = try await world.consent(old)
        _ = try await world.told(World.uitpas, old)
        world.source.replace(old, by: new)
        world.clock.advance(milliseconds: 70 * 86_400_000)
        _ = try await world.ask(World.uitpas, old)
        #expect(try await world.withdraw(receipt, of: new).refusal?.rule == .consentNotRunning)
        _ = try await IdentityDesk(journal: world.journal).decide(
            try await identity(world), .same, by: World.officer, reason: "eID")
        _ = try await world.told(World.uitpas, new)
        let done = try #require(try await world.withdraw(receipt, of: new).done)
        #expect(done.gone.map(\.attribute.name).contains("residence.kind") && done.staying.isEmpty)
        #expect(try await world.ask(World.uitpas, new).refusal?.refusal.rule == .noActiveConsent)
        #expect(try await world.kept(new).isEmpty)
    }

    @Test("told again, nothing is recorded again")
    func once() async throws {
        try await change(world, to: new)
        let reply = try await world.ask(World.waste, old, case: "W-1")
        #expect(reply.answer?.outputs.allSatisfy { $0.value == nil } == true)
        #expect(try await world.entries(.identityChanged).count == 1)
        #expect(try await world.log.suffix(3) == [.consulted, .closed, .disclosed])
    }

    @Test("what cannot be recorded has not happened: no answer, and the next time it is told again")
    func unwritable() async throws {
        world.ledger.fail { if case .identityChanged = $0 { true } else { false } }
        world.source.replace(old, by: new)
        try await world.consent(old)
        await #expect(throws: DisclosureError.self) { try await world.ask(World.uitpas, old) }
        world.ledger.fail { _ in false }
        _ = try await world.ask(World.uitpas, old)
        #expect(try await world.entries(.identityChanged).count == 1)
    }

    @Test("a person with a new number sees what stands under the old one, once it is known to be theirs")
    func timeline() async throws {
        try await change(world, to: new, days: 70)
        func lines() async throws -> [AuditLine] {
            var question = AuditQuestion()
            question.number = new
            return try #require(try await world.audit.lines(question, by: World.officer, reason: "asked").lines)
        }
        #expect(try await !lines().contains { $0.type == .consentGiven })
        let changed = try #require(try await lines().first { $0.type == .identityChanged }?.content)
        #expect(changed["role"] == "member" && changed["consultation"] == nil)
        _ = try await IdentityDesk(journal: world.journal).decide(
            try await identity(world), .same, by: World.officer, reason: "eID")
        let types = try await lines().map(\.type)
        #expect(types.contains(.consentGiven) && types.contains(.disclosed))
        #expect(types.filter { $0 == .identityChanged }.count == 1)
    }

    @Test("no part of the log holds a number, a name or a ref, and the history is lawful")
    func parts() async throws {
        try await change(world, to: new)
        var text = ""
        for entry in try await world.entries() {
            text += try await world.journal.open(entry).map(\.payload.canonicalText).joined()
        }
        let refs = try await world.ledger.allRows().links.values.flatMap { [$0.person.text, $0.successor?.text ?? ""] }
        for secret in [old.revealedDigits, new.revealedDigits, "Peeters", "1958"] + refs {
            #expect(!text.contains(secret))
        }
        #expect(try await Verifier(journal: world.journal).verify().findings == [])
    }
}

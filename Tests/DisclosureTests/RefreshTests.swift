import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Synchronization
import Testing

@Suite("What is followed up is asked again before it is too old, and only then (law 2)", .timeLimit(.minutes(1)))
struct RefreshTests {
    private static let day: Int64 = 86_400_000

    let world: World
    let rita: INSZ

    init() async throws {
        world = try await Self.world(refreshing: ", refreshDays: 3")
        rita = try World.rita()
        world.settle(rita)
    }

    /// The parking card's residence may be 31 days old, and is followed up for 80.
    private static func world(refreshing: String) async throws -> World {
        try await World(change: { text in
            text.contains("purpose: bewonerskaart")
                ? text.replacing("mayKeep: true", with: "mayKeep: true\n    followUp: {days: 80\(refreshing)}") : text
        })
    }

    private func desk(_ world: World? = nil) -> RefreshDesk {
        let world = world ?? self.world
        return RefreshDesk(
            journal: world.journal, purposes: world.purposes, facts: world.facts, exchange: world.exchange)
    }

    private func ask(_ world: World? = nil) async throws {
        _ = try await (world ?? self.world).told(World.parking, rita, outputs: ["livesHere"])
    }

    private func pass(days: Int64) { world.clock.advance(milliseconds: days * Self.day) }

    /// What is stored of the person, the number with it.
    private func stored(_ world: World? = nil) async throws -> [StoredFact] {
        let world = world ?? self.world
        guard let person = try await world.subjects.existing(rita) else { return [] }
        return try await world.ledger.facts(of: person)
    }

    @Test("three days ahead the source is asked, on the record with the follow-up as its reason; nobody is told")
    func ahead() async throws {
        try await ask()
        let asked = world.source.calls.count
        let desk = desk()
        pass(days: 27)
        #expect(try await desk.turn() == RefreshDesk.Done())
        pass(days: 1)
        let last = try #require(try await world.entries().last).position
        let done = try await desk.turn()
        #expect(done.asked == 1 && done.failed == 0 && done.refused == 0)
        let entries = try await world.entries().filter { $0.position > last }
        #expect(entries.map(\.type) == [.consulted, .closed])
        let content = try #require(try await world.journal.open(entries[0]).first?.payload)
        let interest = try await stored().flatMap(\.holds).map(\.interest.id).first
        #expect(content["followUp"]?.string == interest?.text && content["requester"]?["process"] == "followUp")
        #expect(world.source.calls.count == asked + 1)
        // What came serves past the day on which the first would have been too old.
        pass(days: 5)
        try await ask()
        #expect(world.source.calls.count == asked + 1)
        #expect(try await Verifier(journal: world.journal).verify().findings == [])
    }

    @Test("what comes otherwise than it was makes an event for who was told, what comes the same makes none")
    func changed() async throws {
        try await ask()
        let desk = desk()
        pass(days: 28)
        #expect(try await desk.turn().asked == 1)
        #expect(try await world.ledger.behind.eventCounts() == [:])
        world.source.tell(rita, ["residence.municipality": .value(.code("44021"))])
        pass(days: 28)
        #expect(try await desk.turn().asked == 1)
        #expect(try await world.ledger.behind.eventCounts() == [.listed: 1])
        #expect(try await Verifier(journal: world.journal).verify().findings == [])
    }

    @Test("nothing is asked again that outlives its follow-up, and the follow-up grows no longer by it")
    func lastTime() async throws {
        try await ask()
        let end = try await stored().flatMap(\.holds).map(\.interest.until).max()
        let desk = desk()
        for _ in 0..<3 {
            pass(days: 28)
            _ = try await desk.turn()
        }
        #expect(try await world.entries(.consulted).count == 3)
        #expect(try await stored().flatMap(\.holds).map(\.interest.until).max() == end)
        _ = try await world.exchange.retention.apply(by: nil)
        #expect(try await stored().isEmpty)
    }

    @Test("where the authorisation does not say so nothing is asked again, and no number is kept")
    func notAllowed() async throws {
        let plain = try await Self.world(refreshing: "")
        plain.settle(rita)
        try await ask(plain)
        #expect(try await stored(plain).count == plain.kept(rita).count)
        plain.clock.advance(milliseconds: 30 * Self.day)
        #expect(try await desk(plain).turn() == RefreshDesk.Done())
        #expect(try await plain.entries(.consulted).count == 1)
    }

    @Test("what is kept for a consent or a case is never asked again by itself")
    func otherInterests() async throws {
        try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        _ = try await world.told(World.waste, rita, case: "w-1")
        let before = try await world.entries(.consulted).count
        for _ in 0..<20 {
            pass(days: 15)
            #expect(try await desk().turn() == RefreshDesk.Done())
        }
        #expect(try await world.entries(.consulted).count == before)
    }

    @Test("a follow-up that ends between the look and the record is asked nothing")
    func endedBetween() async throws {
        try await ask()
        pass(days: 28)
        let (clock, calls, isOver) = (world.clock, world.source.calls.count, Flag())
        world.ledger.before { act in
            if case .consulted = act, isOver.raise() { clock.advance(milliseconds: 60 * Self.day) }
        }
        #expect(try await desk().turn().refused == 1)
        #expect(world.source.calls.count == calls)
        #expect(try await world.entries(.consulted).count == 1)
    }

    @Test("an objection that is upheld while the source is asked keeps nothing of what it tells")
    func endedDuring() async throws {
        try await ask()
        pass(days: 28)
        let (world, person) = (world, try #require(try await world.subjects.existing(rita)))
        world.source.during { _, _ in
            let line = try await world.record(try Self.objection(world, person))
            try await world.record(
                .objectionDecided(
                    ObjectionDecision(
                        person: person, objection: line.id, verdict: .upheld, ground: "she is right",
                        by: World.officer)))
        }
        let done = try await desk().turn()
        #expect(done.asked == 1 && done.failed == 0 && done.refused == 0)
        #expect(try await stored().isEmpty)
        #expect(try await desk().turn() == RefreshDesk.Done())
        #expect(try await Verifier(journal: world.journal).verify().findings == [])
    }

    private static func objection(_ world: World, _ person: SubjectRef) throws -> Act {
        let purpose = try #require(world.purposes.active(World.parking)).ref
        return .objected(Objection(person: person, purpose: purpose, taking: World.atCounter, words: nil))
    }

    @Test("an objection stops it at once, before it is decided")
    func objected() async throws {
        try await ask()
        pass(days: 28)
        try await world.record(try Self.objection(world, try #require(try await world.subjects.existing(rita))))
        #expect(try await desk().turn().refused == 1)
        #expect(try await world.entries(.consulted).count == 1)
    }

    @Test("who has grown too old for a purpose about children is asked about no more, and nothing is kept of them")
    func outgrown() async throws {
        // Eighteen on 1 December 2026, ten days on.
        let child = try #require(INSZ("08720108801"))
        try await adopt(version: 3, minimum: "maximumAge: 17")
        world.settle(child)
        _ = try await world.told(World.parking, child, outputs: ["livesHere"])
        #expect(try await !world.kept(child).isEmpty)
        pass(days: 9)
        _ = try await world.exchange.retention.apply(by: nil)
        #expect(try await !world.kept(child).isEmpty)
        pass(days: 1)
        _ = try await world.exchange.retention.apply(by: nil)
        #expect(try await world.kept(child).isEmpty)
        pass(days: 18)
        #expect(try await desk().turn() == RefreshDesk.Done())
        #expect(try await world.entries(.consulted).count == 1)
    }

    @Test("who is outside a later version of the purpose is asked about no more")
    func narrowed() async throws {
        try await ask()
        pass(days: 28)
        try await adopt(version: 3, minimum: "maximumAge: 17")
        let calls = world.source.calls.count
        #expect(try await desk().turn().refused == 1)
        #expect(world.source.calls.count == calls)
        #expect(try await world.entries(.consulted).count == 1)
    }

    /// The parking card again, about people of another age.
    private func adopt(version: Int, minimum age: String) async throws {
        try await world.adopt(World.parking) {
            $0.replacing("version: 2", with: "version: \(version)")
                .replacing("mayKeep: true", with: "mayKeep: true\n    followUp: {days: 80, refreshDays: 3}")
        } template: {
            $0.replacing("minimumAge: 18", with: age)
        }
    }

    @Test("what was asked in vain for someone who has gone is not remembered")
    func forgotten() async throws {
        try await ask()
        pass(days: 28)
        world.source.end(ScriptedSource.person, .unavailable)
        let desk = desk()
        #expect(try await desk.turn().failed == 1 && desk.waiting == 1)
        pass(days: 60)
        _ = try await world.exchange.retention.apply(by: nil)
        #expect(try await stored().isEmpty)
        _ = try await desk.turn()
        #expect(desk.waiting == 0)
    }

    @Test("a source that is down costs no fact before its time; it is asked again ever less often, and once it is up")
    func down() async throws {
        try await ask()
        let desk = desk()
        pass(days: 28)
        world.source.end(ScriptedSource.person, .unavailable)
        var failed = 0
        for _ in 0..<24 {
            failed += try await desk.turn().failed
            world.clock.advance(milliseconds: 3_600_000)
        }
        #expect((4...8).contains(failed))
        #expect(try await world.kept(rita) == ["residence.municipality"])
        try await ask()
        #expect(try await world.entries(.consulted).count == 1 + failed)
        world.source.end(ScriptedSource.person, nil)
        pass(days: 1)
        let done = try await desk.turn()
        #expect(done.asked == 1 && done.failed == 0)
        pass(days: 3)
        let calls = world.source.calls.count
        try await ask()
        #expect(world.source.calls.count == calls)
    }

    @Test("after a start it goes on: a round that was broken off is made again, without asking twice")
    func restart() async throws {
        try await ask()
        pass(days: 28)
        world.ledger.fail { act in if case .closed = act { true } else { false } }
        await #expect(throws: (any Error).self) { try await desk().turn() }
        world.ledger.fail { _ in false }
        #expect(try await world.journal.closeInterrupted() == 1)
        #expect(try await desk().turn().asked == 1)
        #expect(try await desk().turn().asked == 0)
        #expect(try await Verifier(journal: world.journal).verify().findings == [])
    }

    @Test("the number behind a follow-up is sealed, no purpose reads it, and it goes with the last that follows")
    func number() async throws {
        try await ask()
        let facts = try await stored()
        #expect(try await world.kept(rita) == ["residence.municipality"] && facts.count == 2)
        #expect(facts.allSatisfy { !$0.sealed.contains(Array(rita.revealedDigits.utf8)) })
        #expect(facts.allSatisfy { $0.holds.map(\.interest.kind) == [.followUp] })
        // A second question lets both live longer.
        pass(days: 10)
        try await ask()
        #expect(Set(try await stored().flatMap(\.holds).map(\.interest.until)).count == 1)
        pass(days: 81)
        _ = try await world.exchange.retention.apply(by: nil)
        #expect(try await stored().isEmpty)
        #expect(try await world.entries(.interestsEnded).count == 1)
    }
}

/// Something that happens once.
private final class Flag: Sendable {
    private let isUp = Atomic(false)

    /// Whether it was down until now.
    func raise() -> Bool { !isUp.exchange(true, ordering: .relaxed) }
}

import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Testing

@Suite(
    "An inscription stands on the record before it is asked, and ends with the last interest, whatever breaks off",
    .timeLimit(.minutes(1)))
struct InscriptionEndTests {
    private static let hour: Int64 = 3_600_000

    let world: World
    let source: InscribingSource
    let feed: ScriptedFeed
    let rita: INSZ

    init() async throws {
        let clock = TestClock()
        let scripted = ScriptedSource(clock: clock.wall)
        source = InscribingSource(scripted)
        feed = ScriptedFeed(clock: clock.wall)
        world = try await World(clock: clock, source: scripted, alone: BothSources(source, feed))
        rita = try World.rita()
        world.settle(rita)
    }

    private func desk() -> InscriptionDesk {
        InscriptionDesk(journal: world.journal, facts: world.facts, enders: [source])
    }

    private func ask(_ name: String = "w-1") async throws {
        _ = try await world.told(World.waste, rita, case: name)
    }

    private func close(_ name: String = "w-1") async throws {
        _ = try await world.exchange.end(
            case: name, of: .person(rita), for: World.waste, by: Requester(application: "backoffice"))
    }

    private func stored() async throws -> [StoredFact] {
        guard let person = try await world.subjects.existing(rita) else { return [] }
        return try await world.ledger.facts(of: person)
    }

    /// Rounds an hour apart, of a desk that may be new each time.
    private func rounds(_ count: Int, _ desk: InscriptionDesk? = nil) async throws -> InscriptionDesk.Done {
        let desk = desk ?? self.desk()
        var all = InscriptionDesk.Done()
        for _ in 0..<count {
            let done = try await desk.turn()
            all.ended += done.ended
            all.failed += done.failed
            world.clock.advance(milliseconds: Self.hour)
        }
        return all
    }

    @Test("while a case is open it stands; after its end the source strikes out, and only then the number goes")
    func caseEnd() async throws {
        try await ask()
        #expect(source.notes.count == 1)
        let types = try await world.log
        let asked = try #require(types.firstIndex(of: .inscriptionAsked))
        #expect(try #require(types.firstIndex(of: .consulted)) < asked)
        let desk = desk()
        #expect(try await rounds(3, desk) == InscriptionDesk.Done())
        try await close()
        #expect(try await world.kept(rita).isEmpty)
        #expect(try await stored().flatMap(\.holds).map(\.interest.kind) == [.inscription])
        source.during { [world] in
            let last = try? await world.log.last
            #expect(last == .inscriptionEndAsked)
        }
        #expect(try await rounds(3, desk).ended == 1)
        #expect(source.notes.isEmpty && source.asked == 1)
        #expect(try await stored().isEmpty)
        #expect(try await world.log.suffix(2) == [.inscriptionEndAsked, .inscriptionEnded])
        #expect(try await Verifier(journal: world.journal).verify().findings == [])
    }

    @Test("a question that keeps nothing ends it too; asked for again within the hour it stands")
    func withoutInterest() async throws {
        _ = try await world.told(World.parking, rita, outputs: ["livesHere"])
        #expect(source.notes.count == 1)
        #expect(try await world.kept(rita).isEmpty)
        #expect(try await rounds(3).ended == 1)
        #expect(source.notes.isEmpty)
        try await ask()
        try await close()
        let desk = desk()
        #expect(try await rounds(1, desk).ended == 0)
        try await ask("w-2")
        #expect(try await rounds(4, desk).ended == 0)
        #expect(source.notes.count == 1)
    }

    @Test(
        "killed before any of its entries, it is done again, and comes right",
        arguments: [EntryType.closed, .caseEnded, .inscriptionEndAsked, .inscriptionEnded])
    func killed(at type: EntryType) async throws {
        world.ledger.fail { $0.type == type }
        try? await ask()
        try? await close()
        _ = try? await rounds(3)
        // Without the end of its question it is spent at once, and may have ended already.
        if type != .closed {
            #expect(source.notes.count == (type == .inscriptionEnded ? 0 : 1))
            #expect(try await !stored().isEmpty)
        }
        // Started again.
        world.ledger.fail { _ in false }
        _ = try await world.journal.closeInterrupted()
        try await close()
        _ = try await rounds(3)
        #expect(source.notes.isEmpty && source.asked > 0)
        #expect(try await stored().isEmpty)
        #expect(try await Verifier(journal: world.journal).verify().findings == [])
    }

    @Test("where it cannot be recorded, the source is asked neither for it nor for anything else")
    func unrecorded() async throws {
        world.ledger.fail { $0.type == .inscriptionAsked }
        let answer = try await world.told(World.waste, rita, case: "w-1")["livesHere"]
        #expect(answer?.value == nil && source.notes.isEmpty)
        #expect(world.source.calls(to: ScriptedSource.person) == 0)
    }

    @Test("a source that is down is asked again, ever less often, until it answers")
    func down() async throws {
        try await ask()
        try await close()
        source.setDown(true)
        let desk = desk()
        let failed = try await rounds(24, desk).failed
        #expect((4...8).contains(failed))
        #expect(try await stored().count == 1)
        source.setDown(false)
        #expect(try await rounds(24, desk).ended == 1)
        #expect(try await stored().isEmpty)
    }

    @Test("an interest that comes between the look and the record keeps it")
    func between() async throws {
        try await ask()
        try await close()
        let world = world
        let rita = rita
        world.ledger.before { act in
            guard case .inscriptionEndAsked = act else { return }
            _ = try? await world.told(World.waste, rita, case: "w-2")
        }
        #expect(try await rounds(3) == InscriptionDesk.Done())
        #expect(source.notes.count == 1 && source.asked == 0)
    }

    @Test("it lapses at the source by itself after its days, and the number with it")
    func lapsed() async throws {
        try await ask()
        try await close()
        let desk = desk()
        _ = try await rounds(1, desk)
        #expect(desk.waiting == 1)
        world.clock.advance(milliseconds: 367 * 24 * Self.hour)
        _ = try await world.exchange.retention.apply(by: nil)
        #expect(try await stored().isEmpty)
        #expect(try await rounds(3, desk) == InscriptionDesk.Done())
        #expect(desk.waiting == 0)
    }

    @Test(
        "a new number takes what is kept, and leaves the number by which the source strikes out",
        arguments: [true, false])
    func newNumber(byFeed: Bool) async throws {
        try await ask()
        if byFeed {
            feed.tell(ScriptedFeed.notice(rita, "000", replacedBy: try World.someoneElse()))
            #expect(try await ChangeTests.desk(world).run().touched.map(\.purposes) == [[World.waste]])
        } else {
            world.source.replace(rita, by: nil)
            world.clock.advance(milliseconds: 61 * 24 * Self.hour)
            _ = try await world.ask(World.waste, rita, case: "w-1")
            #expect(try await world.entries(.identityChanged).count == 1)
        }
        #expect(try await world.kept(rita).isEmpty)
        #expect(try await stored().flatMap(\.holds).map(\.interest.kind) == [.inscription])
        #expect(try await rounds(3).ended == 1)
        #expect(source.notes.isEmpty)
        #expect(try await stored().isEmpty)
        #expect(try await Verifier(journal: world.journal).verify().findings == [])
    }
}

import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Support
import Synchronization
import Testing

@Suite("A question and the end of an inscription that cross leave nothing kept without one", .timeLimit(.minutes(1)))
struct InscriptionCrossingTests {
    let world: World
    let source: InscribingSource
    let desk: InscriptionDesk
    let rita: INSZ

    /// A case was opened and closed, so that the inscription is to end at the second look.
    init() async throws {
        let clock = TestClock()
        let scripted = ScriptedSource(clock: clock.wall)
        source = InscribingSource(scripted)
        world = try await World(clock: clock, source: scripted, alone: source)
        desk = InscriptionDesk(journal: world.journal, facts: world.facts, enders: [source])
        rita = try World.rita()
        world.settle(rita)
        try await ask("w-1")
        _ = try await world.exchange.end(
            case: "w-1", of: .person(rita), for: World.waste, by: Requester(application: "backoffice"))
        try #require(try await look().ended == 0)
    }

    private func ask(_ name: String) async throws {
        _ = try await world.told(World.waste, rita, case: name)
    }

    /// A look, and an hour.
    private func look() async throws -> InscriptionDesk.Done {
        let done = try await desk.turn()
        world.clock.advance(milliseconds: 3_600_000)
        return done
    }

    @Test("nobody is struck out while a question about them is under way")
    func underWay() async throws {
        let desk = desk
        world.source.during { _, _ in _ = try await desk.turn() }
        try await ask("w-2")
        #expect(source.asked == 0 && source.notes.count == 1)
        #expect(try await !world.kept(rita).isEmpty)
        #expect(try await !world.log.contains(.inscriptionEndAsked))
    }

    @Test("what one kept while the source struck out goes, and the next inscribes")
    func crossing() async throws {
        source.during { [world, rita] in _ = try? await world.told(World.waste, rita, case: "w-2") }
        #expect(try await look().ended == 1)
        #expect(try await world.entries(.disclosed).count == 2)
        #expect(source.notes.isEmpty)
        #expect(try await world.kept(rita).isEmpty)
        source.during {}
        try await ask("w-3")
        #expect(source.notes.count == 1)
        #expect(try await !world.kept(rita).isEmpty)
        #expect(try await Verifier(journal: world.journal).verify().findings == [])
    }

    @Test(
        "one that is still under way when the source has struck out keeps nothing; what it may have inscribed ends later"
    )
    func stillOpen() async throws {
        let (gate, asked) = (Gate(), Gate())
        world.source.during { call, _ in
            guard call.service == ScriptedSource.person else { return }
            asked.open()
            await gate.pass()
        }
        let question = Mutex<Task<Void, any Error>?>(nil)
        source.during { [world, rita] in
            let task = Task { _ = try await world.told(World.waste, rita, case: "w-2") }
            question.withLock { $0 = task }
            await asked.pass()
        }
        #expect(try await look().ended == 1)
        gate.open()
        try await question.withLock { $0 }?.value
        #expect(source.notes.isEmpty)
        #expect(try await world.kept(rita).isEmpty)
        source.during {}
        _ = try await look()
        #expect(try await look().ended == 1)
        let person = try #require(try await world.subjects.existing(rita))
        #expect(try await world.ledger.facts(of: person).isEmpty)
        #expect(try await Verifier(journal: world.journal).verify().findings == [])
    }
}

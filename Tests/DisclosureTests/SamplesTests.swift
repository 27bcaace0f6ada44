import Core
import Disclosure
import Doubles
import Ledger
import MerkleLog
import Testing

@Suite("A sample rests on the log as it was, and anyone with the entries draws the same")
struct SamplesTests {
    private static func world() async throws -> (World, CalendarDate) {
        let world = try await World()
        for born in 1950..<1962 {
            let number = try #require(INSZ.test(born: born))
            world.settle(number)
            _ = try await world.ask(World.parking, number)
        }
        let day = world.journal.clock.today
        world.clock.advance(milliseconds: 86_400_000)
        return (world, day)
    }

    private static func drawing(_ world: World, _ line: Journal.Line) async throws -> SampleDrawing {
        let entry = try #require(try await world.ledger.entry(at: line.position))
        let event = try #require(Event(parts: try await world.journal.open(entry)))
        guard case .sampled(let drawing) = event.act else { throw Missing() }
        return drawing
    }

    private struct Missing: Error {}

    @Test("an outsider recomputes root and draw from the leaves")
    func outsider() async throws {
        let (world, day) = try await Self.world()
        let drawn = try await Samples(journal: world.journal).draw(
            4, from: day, until: day, purpose: nil, by: World.officer)
        guard case .drawn(let line) = drawn else { throw Missing() }
        let drawing = try await Self.drawing(world, line)
        let entries = try await world.entries()
        let leaves = entries.prefix(Int(drawing.size)).map { TreeHash.leaf($0.leaf) }
        let root = try MemoryHashes(leaves: leaves).root(size: drawing.size)
        #expect(root.bytes == drawing.root)
        let population = entries.filter { Samples.types.contains($0.type) }.map(\.id)
        #expect(population.count == drawing.population)
        #expect(SampleDraw.draw(4, from: population, root: root.bytes) == drawing.entries)
    }

    @Test("drawing again, later and with more in the log, draws the same: there is nothing to choose")
    func again() async throws {
        let (world, day) = try await Self.world()
        let samples = Samples(journal: world.journal)
        guard case .drawn(let first) = try await samples.draw(3, from: day, until: day, purpose: nil, by: World.officer)
        else { throw Missing() }
        let number = try World.rita()
        world.settle(number)
        _ = try await world.ask(World.parking, number)
        guard
            case .drawn(let second) = try await samples.draw(3, from: day, until: day, purpose: nil, by: World.officer)
        else { throw Missing() }
        let (one, two) = (try await Self.drawing(world, first), try await Self.drawing(world, second))
        #expect(one.entries == two.entries && one.root == two.root)
    }

    @Test("a day that has not ended is not drawn from, and neither is an empty one")
    func period() async throws {
        let (world, day) = try await Self.world()
        let samples = Samples(journal: world.journal)
        let today = day.adding(days: 1)
        guard
            case .refused(let refusal) = try await samples.draw(
                3, from: day, until: today, purpose: nil, by: World.officer)
        else { throw Missing() }
        #expect(refusal.rule == .dateNotAllowed)
        let before = day.adding(days: -9)
        guard case .nothing = try await samples.draw(3, from: before, until: before, purpose: nil, by: World.officer)
        else { throw Missing() }
    }

    @Test("of one purpose only, where one is named")
    func filter() async throws {
        let (world, day) = try await Self.world()
        let drawn = try await Samples(journal: world.journal).draw(
            4, from: day, until: day, purpose: "zonnegem/" + World.waste, by: World.officer)
        guard case .nothing = drawn else { throw Missing() }
    }
}

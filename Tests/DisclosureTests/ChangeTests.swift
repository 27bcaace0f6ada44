import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Support
import Testing

@Suite("A notice of change takes the facts that it feeds, and nothing else", .timeLimit(.minutes(1)))
struct ChangeTests {
    let world: World
    let feed: ScriptedFeed
    let rita: INSZ
    let desk: ChangeDesk

    init() async throws {
        let clock = TestClock()
        feed = ScriptedFeed(clock: clock.wall)
        world = try await World(clock: clock, beside: feed)
        rita = try World.rita()
        world.settle(rita)
        desk = try Self.desk(world)
    }

    static func desk(_ world: World) throws -> ChangeDesk {
        let dictionary = try AttributeDictionary(
            yaml: try Repository.bytes("mappings/attributes.yaml"), file: "attributes.yaml")
        return ChangeDesk(
            journal: world.journal, subjects: world.subjects, purposes: world.purposes, facts: world.facts,
            kinds: try ChangeKinds(
                yaml: try Repository.bytes("mappings/changes.yaml"), file: "changes.yaml", dictionary: dictionary),
            asker: try #require(EnterpriseNumber("0999990024")))
    }

    /// Asked once, so that residence and household are kept.
    private func known() async throws -> [String] {
        _ = try await world.told(World.waste, rita, case: "w-1")
        let kept = try await world.kept(rita)
        try #require(kept.contains("residence.municipality") && kept.contains("household.birthDates"))
        return kept
    }

    @Test(
        "a known kind takes its own attributes, an unknown one all of the source",
        arguments: [("020", "residence."), ("140", "household."), ("150", ""), ("977", ""), ("010", "person.family")])
    func kinds(kind: String, prefix: String) async throws {
        let kept = try await known()
        feed.tell(ScriptedFeed.notice(rita, kind))
        let done = try await desk.run()
        let left = kept.filter { !$0.hasPrefix(prefix) }
        #expect(try await world.kept(rita) == left)
        #expect(done.notices == 1 && done.touched.map(\.facts) == [kept.count - left.count])
        #expect(done.touched.map(\.purposes) == [left == kept ? [] : [World.waste]])
    }

    @Test("the next question asks the source again, also with the facts in memory")
    func asksAgain() async throws {
        _ = try await known()
        let calls = world.source.calls.count
        _ = try await world.told(World.waste, rita, case: "w-1")
        try #require(world.source.calls(to: ScriptedSource.person) == 1)
        feed.tell(ScriptedFeed.notice(rita, "020"))
        _ = try await desk.run()
        _ = try await world.told(World.waste, rita, case: "w-1")
        #expect(world.source.calls(to: ScriptedSource.person) == 2)
        #expect(world.source.calls(to: ScriptedSource.household) == 1 && world.source.calls.count > calls)
    }

    @Test("each question stands in the log before it goes out, and each batch is durable before it is acknowledged")
    func order() async throws {
        _ = try await known()
        feed.tell(ScriptedFeed.notice(rita, "020"))
        feed.tell(ScriptedFeed.notice(rita, "140"))
        let before = try await world.log.count
        let world = world
        feed.before {
            let last = try await world.log.last
            #expect(last == .changesAsked)
        }
        let done = try await desk.run()
        let aims = Set(feed.asked.map(\.finality)).count
        #expect(done.notices == 2 && feed.acknowledged == 2 && feed.asked.count == 2 + aims)
        let batch: [EntryType] = [.changesAsked, .changeNoticed, .changesRead]
        let none: [EntryType] = [.changesAsked, .changesRead]
        let expected = batch + batch + none + Array(repeating: none, count: aims - 1).flatMap(\.self)
        #expect(try await Array(world.log.dropFirst(before)) == expected)
    }

    @Test("a batch that could not be recorded is not acknowledged: it comes again, and twice is as once")
    func broken() async throws {
        _ = try await known()
        feed.tell(ScriptedFeed.notice(rita, "020"), ScriptedFeed.notice(rita, "020"))
        world.ledger.fail { act in if case .changeNoticed = act { true } else { false } }
        await #expect(throws: LedgerError.self) { try await desk.run() }
        #expect(feed.acknowledged == 0)
        world.ledger.fail { _ in false }
        let first = try await desk.run()
        #expect(first.touched.map { $0.facts > 0 } == [true, false] && feed.acknowledged == 1)
        #expect(try await world.kept(rita).allSatisfy { $0.hasPrefix("household.") })
        #expect(try await Verifier(journal: world.journal).verify().findings == [])
    }

    @Test("what was fetched after the day of the change has it already")
    func older() async throws {
        let kept = try await known()
        feed.tell(ScriptedFeed.notice(rita, "150", made: world.clock.wall.today.adding(days: -1)))
        _ = try await desk.run()
        #expect(try await world.kept(rita) == kept)
        feed.tell(ScriptedFeed.notice(rita, "150", made: world.clock.wall.today))
        _ = try await desk.run()
        #expect(try await world.kept(rita).isEmpty)
    }

    @Test("about a person whom nobody here knows nothing is recorded, and nobody is made known")
    func strangers() async throws {
        let other = try World.someoneElse()
        feed.tell(ScriptedFeed.notice(other, "020"))
        let done = try await desk.run()
        #expect(done.notices == 1 && done.touched.isEmpty && !done.hasFailed)
        #expect(try await world.subjects.existing(other) == nil)
        #expect(try await world.entries(.changeNoticed).isEmpty)
    }

    @Test("a source that stays away is recorded and changes nothing")
    func away() async throws {
        struct Away: Error {}
        let kept = try await known()
        feed.tell(ScriptedFeed.notice(rita, "150"))
        feed.before { throw Away() }
        #expect(try await desk.run().hasFailed)
        #expect(try await world.kept(rita) == kept && feed.acknowledged == 0)
        #expect(try await world.entries(.changesRead).allSatisfy { $0.outcome == "unavailable" })
    }

    @Test("no entry names the person's number, and the questions stand among the calls that we made")
    func calls() async throws {
        feed.tell(ScriptedFeed.notice(rita, "020"))
        _ = try await desk.run()
        let now = world.clock.now
        let listed = try await CallDesk(journal: world.journal).calls(
            to: "RR", from: now.adding(days: -1), until: now.adding(days: 1), by: World.officer, reason: "compare")
        guard case .calls(let calls) = listed else {
            Issue.record("refused")
            return
        }
        #expect(Set(calls.map(\.reference)) == Set(feed.asked.map(\.reference)))
        #expect(calls.allSatisfy { $0.status != nil })
    }
}

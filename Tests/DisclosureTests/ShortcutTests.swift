import Core
import Disclosure
import Doubles
import Ledger
import OnlyOnce
import Testing

@Suite("Law 4: a cached fact is no shortcut round the law", .timeLimit(.minutes(1)))
struct ShortcutTests {
    let world: World
    let rita: INSZ
    let newYear: CalendarDate

    init() async throws {
        world = try await World()
        rita = try World.rita()
        newYear = try #require(CalendarDate("2026-01-01"))
        world.settle(rita)
    }

    @Test("waste and parking take the residence that leisure fetched, by the clause of their titles")
    func byClause() async throws {
        try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        #expect(world.source.calls.count == 2)
        let waste = try await world.told(World.waste, rita, case: "W-1")
        #expect(waste["livesHere"]?.value == .boolean(true) && waste["householdSize"]?.value == .integer(1))
        #expect(
            world.source.calls.suffix(2).map(\.service).sorted() == [ScriptedSource.household, ScriptedSource.statuses])
        #expect(world.source.calls.last { $0.service == ScriptedSource.statuses }?.referenceDate == newYear)
        #expect(try await world.told(World.parking, rita, outputs: ["livesHere"])["livesHere"]?.value == .boolean(true))
        #expect(world.source.calls.count == 4)
    }

    @Test("without the clause it is fetched under the own title")
    func withoutClause() async throws {
        let world = try await World {
            $0.replacingEach(
                "ipdc3101, hoedanigheid: ipdc3101, register: RR}\n        clause",
                with: "ipdc9, hoedanigheid: ipdc9, register: RR}\n        clause")
        }
        world.settle(rita)
        try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        _ = try await world.told(World.waste, rita, case: "W-1", outputs: ["livesHere"])
        #expect(world.source.calls(to: ScriptedSource.person) == 2)
        #expect(world.source.calls.last?.finality.hoedanigheid == "ipdc3102")
    }

    @Test("the clause works one way: leisure takes nothing that waste fetched")
    func oneWay() async throws {
        _ = try await world.told(World.waste, rita, case: "W-1", outputs: ["livesHere"])
        try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita, outputs: ["livesHere"])
        #expect(world.source.calls.map(\.finality.hoedanigheid) == ["ipdc3102", "ipdc3101"])
    }

    @Test("a status of the KSZ is fetched each time and kept nowhere")
    func statuses() async throws {
        try await world.consent(rita)
        for count in 1...3 {
            _ = try await world.told(World.uitpas, rita)
            #expect(world.source.calls(to: ScriptedSource.statuses) == count)
        }
        #expect(world.source.calls(to: ScriptedSource.person) == 1)
        #expect(try await world.kept(rita) == ["residence.kind", "residence.municipality"])
    }

    @Test("a case holds a kept fact once, and its hold moves at most once a day; another case holds it too")
    func holds() async throws {
        func held(_ name: String) async throws -> Int? {
            _ = try await world.told(World.waste, rita, case: name, outputs: ["livesHere"])
            let entry = try #require(try await world.entries(.disclosed).last)
            return try await world.journal.open(entry).first?.payload["holds"]?.array?.count
        }
        // Kept by the consultation's closing entry, so the disclosure has nothing to add.
        #expect(try await held("W-1") == 0)
        #expect(try await held("W-1") == 0)
        world.clock.advance(milliseconds: 2 * 86_400_000)
        #expect(try await held("W-1") == 1)
        #expect(try await held("W-1") == 0)
        #expect(try await held("W-2") == 1)
        #expect(world.source.calls(to: ScriptedSource.person) == 1)
        let facts = try await world.ledger.allRows().holds.values
        #expect(Set(facts.map(\.interest.id)).count == 2)
    }

    @Test("a residence that began after the day asked about does not serve")
    func movedIn() async throws {
        world.source.tell(rita, ["residence.municipality": .value(.code("41999"), from: "2026-06-01")])
        try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        let waste = try await world.told(World.waste, rita, case: "W-1", outputs: ["livesHere"])
        #expect(waste["livesHere"]?.value == nil && world.source.calls(to: ScriptedSource.person) == 2)
    }

    @Test("a fact older than the purpose allows is fetched again", arguments: [(30, 1), (31, 2)])
    func age(_ days: Int64, _ calls: Int) async throws {
        try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita, outputs: ["livesHere"])
        world.clock.advance(milliseconds: days * 86_400_000)
        _ = try await world.told(World.uitpas, rita, outputs: ["livesHere"])
        #expect(world.source.calls.count == calls)
    }

    @Test("parking keeps nothing: it has neither consent nor case")
    func couldUse() async throws {
        for _ in 0..<2 { _ = try await world.told(World.parking, rita) }
        #expect(try await world.kept(rita).isEmpty && world.source.calls.count == 2)
    }

    @Test("what only the consent held is gone with it; what an open case holds too stays, and the citizen is told")
    func withdrawal() async throws {
        let consent = try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        _ = try await world.told(World.waste, rita, case: "W-1")
        let done = try #require(try await world.withdraw(consent, of: rita).done)
        #expect(done.gone.map(\.attribute) == ["residence.kind"])
        #expect(
            done.staying == [
                HeldFact(attribute: "household.birthDates", purposes: [World.waste]),
                HeldFact(attribute: "household.size", purposes: [World.waste]),
                HeldFact(attribute: "residence.municipality", purposes: [World.waste]),
            ])
        #expect(try await world.kept(rita) == ["household.birthDates", "household.size", "residence.municipality"])
        #expect(try await world.ask(World.uitpas, rita).refusal != nil)
        let calls = world.source.calls.count
        _ = try await world.told(World.waste, rita, case: "W-1", outputs: ["livesHere"])
        #expect(world.source.calls.count == calls)
    }

    @Test("without the case nothing is left")
    func withdrawalAlone() async throws {
        let consent = try await world.consent(rita)
        _ = try await world.told(World.uitpas, rita)
        let done = try #require(try await world.withdraw(consent, of: rita).done)
        #expect(done.gone.map(\.attribute) == ["residence.kind", "residence.municipality"] && done.staying.isEmpty)
        #expect(try await world.kept(rita).isEmpty)
        _ = try await world.told(World.waste, rita, case: "W-1", outputs: ["livesHere"])
        #expect(world.source.calls(to: ScriptedSource.person) == 2)
    }

    @Test("facts of an interest that has run out do not serve")
    func interestEnds() async throws {
        try await world.consent(rita, until: world.clock.wall.today.adding(days: 1))
        _ = try await world.told(World.uitpas, rita, outputs: ["livesHere"])
        world.clock.advance(milliseconds: 3 * 86_400_000)
        _ = try await world.told(World.waste, rita, case: "W-1", outputs: ["livesHere"])
        #expect(world.source.calls(to: ScriptedSource.person) == 2)
    }
}

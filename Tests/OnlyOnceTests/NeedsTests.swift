import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Synchronization
import Testing

@testable import OnlyOnce

@Suite("A service whose question is made of other attributes is asked after them, and only with what may be told")
struct NeedsTests {
    private static let street: AttributeID = "residence.street"
    private static let box: AttributeID = "residence.boxNumber"
    private static let id: AttributeID = "address.registerId"
    private static let unit: AttributeID = "address.buildingUnit"
    private static let home = [Sample.municipality, street, box]

    private static let person = SourceService(
        name: "GeefPersoon-02.02", source: "RR", delivers: Set(home), mapping: "hash-1", asksByAttribute: false,
        isDated: false)
    private static let match = SourceService(
        name: "Adresmatch-2", source: "AR", delivers: [id], mapping: "hash-2", asksByAttribute: false, isDated: false,
        needs: [Sample.municipality, street], mayUse: [box])
    private static let units = SourceService(
        name: "Gebouweenheden-2", source: "AR", delivers: [unit], mapping: "hash-3", asksByAttribute: false,
        isDated: false, needs: [id])

    private let clock = TestClock()

    /// What the Rijksregister tells: a value, or what stands in its place.
    private typealias Register = @Sendable (AttributeID) -> SourceReply.Told?

    private func caller(
        services: [SourceService] = [person, match, units], status: Outcome.Status = .ok,
        register: @escaping Register = { $0 == box ? nil : SourceReply.Told(content: .value(.text($0.name))) }
    ) -> ScriptedCaller {
        let wall = clock.wall
        return ScriptedCaller(services: services) { call, _ in
            let isRegister = call.service == Self.person.name
            let told = call.attributes.map { attribute in
                (attribute, isRegister ? register(attribute) : SourceReply.Told(content: .value(.text(call.service))))
            }
            return SourceReply(
                status: isRegister ? status : .ok, code: "", attempts: 1,
                told: Dictionary(told, uniquingKeysWith: { first, _ in first }).compactMapValues { $0 }, members: [],
                retrievedAt: wall.now, retryAt: nil)
        }
    }

    private func purpose(
        _ attributes: [AttributeID] = home, ages: [AttributeID: Int] = [:], register: String = "AR"
    ) -> Purpose {
        Sample.purpose(
            "a",
            [
                Sample.title("1", attributes: attributes),
                Sample.title("2", source: register, attributes: [Self.id, Self.unit]),
            ], maximumAgeDays: ages)
    }

    private func fetched(
        _ caller: ScriptedCaller, _ attributes: [AttributeID] = [id], purpose: Purpose? = nil
    ) async throws -> (plan: FetchPlan, calls: [FetchedCall]) {
        let house = try House(caller: caller, clock: clock)
        let need = house.need(purpose ?? self.purpose(), attributes)
        let plan = await house.facts.plan(attributes, for: need)
        return (plan, await house.fetch(plan, for: need))
    }

    @Test("the plan names every call before any is made; the second is asked with what the first told")
    func rounds() async throws {
        let caller = caller()
        let (plan, calls) = try await fetched(caller)
        #expect(plan.calls.map(\.service) == ["GeefPersoon-02.02", "Adresmatch-2"] && plan.unreachable.isEmpty)
        #expect(caller.calls.map(\.service) == ["GeefPersoon-02.02", "Adresmatch-2"])
        #expect(caller.calls[0].given.isEmpty)
        #expect(
            caller.calls[1].given == [
                Sample.municipality: .text("residence.municipality"), Self.street: .text("residence.street"),
            ])
        #expect(caller.calls[1].finality == Sample.finality("2", register: "AR"))
        let fact = try #require(calls[1].facts.first)
        #expect(fact.attribute == Self.id && fact.content == .value(.text("Adresmatch-2")) && !fact.isDoubtful)
        #expect(fact.provenance.source == "AR")
    }

    @Test("as many rounds as it takes, and each service once")
    func chain() async throws {
        let caller = caller()
        let (plan, calls) = try await fetched(caller, [Self.unit, Self.id])
        #expect(caller.calls.map(\.service) == ["GeefPersoon-02.02", "Adresmatch-2", "Gebouweenheden-2"])
        #expect(caller.calls[2].given == [Self.id: .text("Adresmatch-2")])
        #expect(calls.flatMap(\.facts).map(\.attribute).contains(Self.unit) && plan.unreachable.isEmpty)
    }

    @Test("what may be used is used where there is a value")
    func optional() async throws {
        let full = caller { SourceReply.Told(content: .value(.text($0.name))) }
        _ = try await fetched(full)
        #expect(full.calls[1].given[Self.box] == .text("residence.boxNumber"))
        let none = caller { SourceReply.Told(content: $0 == Self.box ? .absent : .value(.text("x"))) }
        _ = try await fetched(none)
        #expect(none.calls.count == 2 && none.calls[1].given[Self.box] == nil)
        // The purpose has no title for the box number: it is not fetched for this.
        let narrow = caller()
        let (plan, _) = try await fetched(narrow, purpose: purpose([Sample.municipality, Self.street]))
        #expect(narrow.calls.count == 2 && !plan.attributes.joined().contains(Self.box))
    }

    @Test("a non-communicable address is never sent; what rests on it reads withheld", arguments: [street, box])
    func withheld(_ attribute: AttributeID) async throws {
        let caller = caller { SourceReply.Told(content: $0 == attribute ? .withheld : .value(.text("x"))) }
        let (_, calls) = try await fetched(caller, [Self.unit, Self.id])
        #expect(caller.calls.map(\.service) == ["GeefPersoon-02.02"])
        let facts = calls.flatMap(\.facts).filter { [Self.id, Self.unit].contains($0.attribute) }
        #expect(facts.count == 2 && facts.allSatisfy { $0.content == .withheld })
        let endings = calls.map(\.ending).filter { $0.service != Self.person.name }
        #expect(endings.allSatisfy { $0.status == .filtered && $0.code == "inputWithheld" && $0.attempts == 0 })
    }

    @Test("no address at all has no id; an address that is known in part is looked up by nobody")
    func absent() async throws {
        let nowhere = caller { _ in SourceReply.Told(content: .absent) }
        let (_, calls) = try await fetched(nowhere)
        #expect(nowhere.calls.count == 1 && calls[1].facts.map(\.content) == [.absent])
        for content in [Fact.Content.absent, nil] {
            let partial = caller { attribute in
                attribute == Self.street
                    ? content.map { SourceReply.Told(content: $0) } : SourceReply.Told(content: .value(.text("x")))
            }
            let (_, calls) = try await fetched(partial)
            #expect(partial.calls.count == 1 && calls[1].facts.isEmpty)
            #expect(calls[1].ending.status == .unavailable && calls[1].ending.code == "inputMissing")
            #expect(calls[1].unavailability?.reason == .partialData)
        }
    }

    @Test("a source that fails leaves nothing to ask the next with")
    func failure() async throws {
        let caller = caller(status: .unavailable) { _ in nil }
        let (_, calls) = try await fetched(caller)
        #expect(caller.calls.count == 1 && calls.count == 2 && calls.allSatisfy { $0.facts.isEmpty })
    }

    @Test("what rests on a doubtful value is doubtful")
    func doubtful() async throws {
        let caller = caller { SourceReply.Told(content: .value(.text("x")), isDoubtful: $0 == Self.street) }
        #expect(try await fetched(caller).calls[1].facts.map(\.isDoubtful) == [true])
    }

    @Test("a need that the purpose has no title for: nobody is asked anything for it")
    func noTitle() async throws {
        let caller = caller()
        let (plan, _) = try await fetched(
            caller, [Self.unit, Self.id, Sample.municipality], purpose: purpose([Sample.municipality]))
        #expect(plan.calls.map(\.service) == ["GeefPersoon-02.02"] && plan.attributes == [[Sample.municipality]])
        #expect(plan.unreachable == [Self.unit, Self.id])
    }

    @Test("services that need each other are not asked")
    func cycle() async throws {
        let round = SourceService(
            name: "Adresmatch-2", source: "AR", delivers: [Self.id], mapping: "hash-2", asksByAttribute: false,
            isDated: false, needs: [Self.unit])
        let caller = caller(services: [round, Self.units])
        let (plan, _) = try await fetched(caller, [Self.id])
        #expect(plan.calls.isEmpty && plan.unreachable == [Self.id] && caller.calls.isEmpty)
    }

    @Test("kept facts spare the first round, those of what is not there too")
    func kept() async throws {
        let caller = caller { SourceReply.Told(content: $0 == Self.box ? .absent : .value(.text("x"))) }
        let shelf = KeptShelf()
        let house = try House(caller: caller, clock: clock, storage: shelf)
        let purpose = purpose(ages: Self.month)
        try await keep(Self.home, purpose, house, shelf)
        let need = house.need(purpose, [Self.id])
        let plan = await house.facts.plan(need.attributes, for: need)
        #expect(plan.attributes == [[Self.id]])
        _ = await house.fetch(plan, for: need)
        #expect(caller.calls.map(\.service) == ["GeefPersoon-02.02", "Adresmatch-2"])
        #expect(caller.calls.last?.given == [Sample.municipality: .code("x"), Self.street: .text("x")])
    }

    private static let month = [Sample.municipality: 31, street: 31, box: 31]

    /// Asks for attributes and keeps what comes, in storage and in memory.
    private func keep(
        _ attributes: [AttributeID], _ purpose: Purpose, _ house: House, _ shelf: KeptShelf
    ) async throws {
        let need = house.need(purpose, attributes)
        _ = try await house.facts.usable(for: need)
        let keeping = try await house.facts.keeping(await house.fetch(need), for: need, interest: house.interest)
        try #require(!keeping.kept.isEmpty)
        shelf.put(keeping, of: house.rita, for: house.interest)
        house.facts.committed(keeping, for: house.rita, interest: house.interest)
    }

    @Test("a kept fact that has just gone is not sent from memory")
    func gone() async throws {
        let (caller, shelf) = (caller(), KeptShelf())
        let house = try House(caller: caller, clock: clock, storage: shelf)
        let purpose = purpose(ages: Self.month)
        try await keep(Self.home, purpose, house, shelf)
        shelf.clear()
        try #require(try await house.facts.usable(for: house.need(purpose, [Self.street])).count == 1)
        let need = house.need(purpose, [Self.id])
        let plan = await house.facts.plan(need.attributes, for: need)
        #expect(plan.calls.map(\.service) == ["GeefPersoon-02.02", "Adresmatch-2"])
        _ = await house.fetch(plan, for: need)
        #expect(caller.calls.count == 3)
    }

    @Test(
        "two at the same time, one with an address that was kept and one with today's: each is answered by its own",
        arguments: [("new", 2), ("old", 1)])
    func otherInputs(_ row: (today: String, calls: Int)) async throws {
        let shelf = KeptShelf()
        let today = Mutex("old")
        let caller = caller { _ in SourceReply.Told(content: .value(.text(today.withLock { $0 }))) }
        let house = try House(caller: caller, clock: clock, storage: shelf)
        let lenient = purpose(ages: Self.month)
        try await keep(Self.home, lenient, house, shelf)
        clock.advance(milliseconds: 20 * 86_400_000)
        today.withLock { $0 = row.today }
        let needs = [house.need(lenient, [Self.id]), house.need(purpose(), [Self.id])]
        var plans: [FetchPlan] = []
        for need in needs { plans.append(await house.facts.plan(need.attributes, for: need)) }
        #expect(plans.map(\.calls.count) == [1, 2])
        for (plan, need) in zip(plans, needs) { _ = await house.fetch(plan, for: need) }
        let given = caller.calls.filter { $0.service == Self.match.name }.map { $0.given[Self.street] }
        let expected: [Value?] = row.calls == 1 ? [.text("old")] : [.text("old"), .text("new")]
        #expect(given == expected)
    }

    @Test("of two sources that deliver the same, the one that the title names is asked")
    func twins() async throws {
        let twin = SourceService(
            name: "AAdresmatch-9", source: "AR-2", delivers: [Self.id], mapping: "hash-9", asksByAttribute: false,
            isDated: false)
        for (register, service) in [("AR", "Adresmatch-2"), ("AR-2", "AAdresmatch-9")] {
            let caller = caller(services: [Self.person, Self.match, twin])
            let (plan, _) = try await fetched(caller, [Self.id], purpose: purpose(register: register))
            #expect(plan.calls.last?.service == service && caller.calls.last?.service == service)
        }
    }

    @Test("a plan that is not carried out leaves no call behind")
    func released() async throws {
        let house = try House(caller: caller(), clock: clock)
        let need = house.need(purpose(), [Self.unit])
        await house.facts.release(await house.facts.plan(need.attributes, for: need), for: need)
        #expect(await house.facts.calls.calls.isEmpty)
        _ = await house.fetch(need)
        #expect(await house.facts.calls.calls.isEmpty)
    }
}

import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Support
import Testing

@testable import OnlyOnce

@Suite("Calls are planned by service, title and question", .timeLimit(.minutes(1)))
struct FetchingTests {
    let clock = TestClock()
    let caller: ScriptedCaller
    let house: House

    init() throws {
        caller = ScriptedCaller(at: clock.wall)
        house = try House(caller: caller, clock: clock)
    }

    private static func ksz(_ name: String) -> Authorisation {
        Sample.title(name, source: "KSZ", attributes: [Sample.status], mayKeep: false)
    }

    @Test("two purposes of one finality share a call, each with the reference under which it was made")
    func shared() async throws {
        let title = Sample.title("1")
        let first = house.need(Sample.purpose("a", [title]))
        let second = house.need(Sample.purpose("b", [title]), [Sample.kind])
        let (one, two) = (
            await house.facts.plan(first.attributes, for: first), await house.facts.plan(second.attributes, for: second)
        )
        #expect(one.calls.map(\.reference) != two.calls.map(\.reference))
        let fetched = await house.fetch(one, for: first)
        let shared = await house.fetch(two, for: second)
        #expect(caller.calls.map(\.reference) == one.calls.map(\.reference))
        #expect(fetched.flatMap(\.facts).map(\.attribute) == [Sample.municipality])
        #expect(shared.flatMap(\.facts).map(\.attribute) == [Sample.kind])
        #expect(shared.map(\.ending.reference) == one.calls.map(\.reference))
        #expect(shared.flatMap(\.facts).map(\.provenance.reference) == one.calls.map(\.reference))
    }

    @Test("a source hears whether anybody waits", arguments: [true, false])
    func tasks(isOfTask: Bool) async throws {
        let need = house.need(Sample.purpose("a", [Sample.title("1")]))
        _ = await house.fetch(
            FactNeed(
                person: need.person, number: need.number, purpose: need.purpose, attributes: need.attributes,
                referenceDate: need.referenceDate, isOfTask: isOfTask))
        #expect(caller.calls.map(\.isOfTask) == [isOfTask])
    }

    @Test("two finalities never share a call")
    func finalities() async throws {
        let needs = ["1", "2"].map { house.need(Sample.purpose($0, [Sample.title($0)])) }
        let plans = (
            await house.facts.plan(needs[0].attributes, for: needs[0]),
            await house.facts.plan(needs[1].attributes, for: needs[1])
        )
        _ = await house.fetch(plans.0, for: needs[0])
        _ = await house.fetch(plans.1, for: needs[1])
        #expect(caller.calls.map(\.finality) == [Sample.finality("1"), Sample.finality("2")])
    }

    @Test("a dated question about another day is another call; an undated one is the same")
    func days() async throws {
        for (attributes, title, expected) in [
            ([Sample.status], Self.ksz("1"), 2), ([Sample.municipality], Sample.title("1"), 1),
        ] {
            let caller = ScriptedCaller(at: clock.wall)
            let house = try House(caller: caller, clock: clock)
            let purpose = Sample.purpose("a", [title])
            let needs = [Sample.today, Sample.day("2026-01-01")].map { house.need(purpose, attributes, on: $0) }
            var plans: [FetchPlan] = []
            for need in needs { plans.append(await house.facts.plan(attributes, for: need)) }
            for (plan, need) in zip(plans, needs) { _ = await house.fetch(plan, for: need) }
            #expect(caller.calls.count == expected)
        }
    }

    @Test("a purpose with two sources makes two calls, each under its own title")
    func twoSources() async throws {
        let purpose = Sample.purpose("a", [Sample.title("1"), Self.ksz("1")])
        let need = house.need(purpose, [Sample.municipality, Sample.status, Sample.kind])
        let plan = await house.facts.plan(need.attributes, for: need)
        #expect(plan.calls.map(\.source) == ["RR", "KSZ"] && plan.calls.map(\.authorisation) == ["RR 1", "KSZ 1"])
        #expect(plan.attributes == [[Sample.municipality, Sample.kind], [Sample.status]])
        let fetched = await house.fetch(plan, for: need)
        #expect(fetched.map(\.ending.service) == [Sample.person.name, Sample.statuses.name])
        #expect(caller.calls.first { $0.service == Sample.statuses.name }?.attributes == [Sample.status])
    }

    @Test("an inscription rests on whoever's record allows it, and not on that of who came first alone")
    func inscribing() async throws {
        let (gate, asked, wall) = (Gate(), Count(), clock.wall)
        let caller = ScriptedCaller { call, _ in
            asked.add()
            await gate.pass()
            let may = await call.mayInscribe?(366) ?? false
            return SourceReply(
                status: may ? .ok : .notInscribed, code: "", attempts: 1,
                told: may ? [Sample.municipality: SourceReply.Told(content: .value(.code("41999")))] : [:],
                members: [], retrievedAt: wall.now, retryAt: nil)
        }
        let house = try House(caller: caller, clock: clock)
        let needs = ["a", "b"].map { house.need(Sample.purpose($0, [Sample.title("1")])) }
        var waiters: [Task<[FetchedCall], Never>] = []
        var plans: [FetchPlan] = []
        for need in needs { plans.append(await house.facts.plan(need.attributes, for: need)) }
        for (index, (plan, need)) in zip(plans, needs).enumerated() {
            waiters.append(
                Task {
                    await house.facts.fetch(
                        plan, for: need, mayRetry: { _, _ in true }, mayInscribe: { _ in index == 1 })
                })
            if index == 0 { try await asked.reaches(1) }
        }
        try await Patience.until("both wait") {
            await house.facts.calls.calls.values.flatMap(\.questions.values).contains { $0.permits.count == 2 }
        }
        gate.open()
        for waiter in waiters { #expect(await waiter.value.flatMap(\.facts).count == 1) }
        #expect(caller.calls.count == 1)
    }

    @Test("what no service delivers or no title of that source covers is unreachable, and nobody is asked")
    func unreachable() async throws {
        let foreign = Sample.title("1", source: "KSZ", attributes: [Sample.municipality])
        let need = house.need(Sample.purpose("a", [foreign]), [Sample.municipality, Sample.kind, "vehicle.plate"])
        let plan = await house.facts.plan(need.attributes, for: need)
        #expect(plan.calls.isEmpty && plan.unreachable == need.attributes)
        #expect(await house.fetch(plan, for: need).isEmpty)
        #expect(caller.calls.isEmpty)
    }

    @Test("a released plan leaves nothing behind, and a fetched one neither")
    func released() async throws {
        let need = house.need(Sample.purpose("a", [Sample.title("1"), Self.ksz("1")]), [Sample.kind, Sample.status])
        await house.facts.release(await house.facts.plan(need.attributes, for: need), for: need)
        _ = await house.fetch(need)
        await #expect(house.facts.calls.calls.isEmpty)
        #expect(caller.calls.count == 2)
    }

    @Test("a value that began after the day asked about says nothing of that day")
    func laterBegin() async throws {
        let caller = ScriptedCaller(telling: .code("41999"), from: PartialDate("2026-06-01"), at: clock.wall)
        let house = try House(caller: caller, clock: clock)
        let purpose = Sample.purpose("a", [Sample.title("1")])
        #expect(await house.fetch(house.need(purpose)).flatMap(\.facts).count == 1)
        let past = await house.fetch(house.need(purpose, on: Sample.day("2026-01-01")))
        #expect(past.flatMap(\.facts).isEmpty && past.first?.unavailability?.reason == .partialData)
    }

    @Test(
        "each way to fail has its reason, and never a fact",
        arguments: [
            (Outcome.Status.notFound, Unavailability.Reason.sourceHasNoRecord), (.busy, .sourceBusy),
            (.unavailable, .sourceDown), (.notAuthorised, .sourceRefused), (.notInscribed, .sourceRefused),
            (.badRequest, .sourceRefused), (.identityChanged, .anomaly), (.fault, .sourceFault), (.ok, .partialData),
        ])
    func reasons(_ row: (status: Outcome.Status, reason: Unavailability.Reason)) async throws {
        let retryAt = clock.now.adding(seconds: 60)
        let caller = ScriptedCaller { _, _ in
            SourceReply(
                status: row.status, code: "X", attempts: 3, told: [:], members: [], retrievedAt: retryAt,
                retryAt: retryAt)
        }
        let house = try House(caller: caller, clock: clock)
        let fetched = try #require(await house.fetch(house.need(Sample.purpose("a", [Sample.title("1")]))).first)
        #expect(fetched.facts.isEmpty && fetched.unavailability?.reason == row.reason)
        #expect(fetched.ending.status == row.status && fetched.ending.attempts == 3)
        if row.status == .busy || row.status == .unavailable { #expect(fetched.unavailability?.retryAt == retryAt) }
    }
}

import Core
import Doubles
import Support
import Testing

@testable import OnlyOnce

@Suite("One call serves all who need it now", .timeLimit(.minutes(1)))
struct SharedCallsTests {
    let clock = TestClock()
    let calls: SharedCalls
    let made = Count()
    let gate = Gate()

    init() {
        calls = SharedCalls(clock: clock.wall)
    }

    private let key = CallKey(
        person: .random(.seeded(1)), service: Sample.person, finality: Sample.finality("1"), day: Sample.today,
        attributes: [Sample.municipality])

    private func reply(_ status: Outcome.Status = .ok) -> SourceReply {
        SourceReply(
            status: status, code: "", attempts: 1, told: [:], members: [], retrievedAt: clock.now, retryAt: nil)
    }

    private func register(_ attributes: Set<AttributeID> = [Sample.municipality]) async -> SharedCalls.Ticket {
        await calls.register(key, attributes: attributes)
    }

    /// The result under a reference; the call waits at the gate.
    private func result(
        _ ticket: SharedCalls.Ticket, _ reference: String, status: Outcome.Status = .ok,
        mayRetry: @escaping @Sendable (Int) async -> Bool = { _ in true }
    ) async -> (SourceReply, String)? {
        let (made, gate, reply) = (made, gate, reply(status))
        return await calls.result(of: ticket, reference: reference, mayRetry: mayRetry) { _, _ in
            made.add()
            await gate.pass()
            return reply
        }
    }

    @Test("1,000 at once make one call, and each gets its answer under the reference of who made it")
    func thousand() async throws {
        let registered = Count()
        let (calls, key, made, reply) = (calls, key, made, reply())
        let references = await withTaskGroup(of: String?.self) { group in
            for number in 0..<1000 {
                group.addTask {
                    let ticket = await calls.register(key, attributes: [Sample.municipality])
                    registered.add()
                    let told = await calls.result(of: ticket, reference: "r\(number)", mayRetry: { _ in true }) {
                        _, _ in
                        made.add()
                        try? await registered.reaches(1000)
                        return reply
                    }
                    await calls.release(ticket)
                    return told?.1
                }
            }
            return await group.reduce(into: [String?: Int]()) { $0[$1, default: 0] += 1 }
        }
        #expect(made.value == 1)
        #expect(references.count == 1 && references.first?.value == 1000 && references.first?.key != nil)
        await #expect(calls.calls.isEmpty)
    }

    @Test("whoever started it is cancelled: the others still get it, and nobody asks again")
    func firstCancelled() async throws {
        let (first, second) = (await register(), await register())
        #expect(first == second)
        let starter = Task { await result(first, "first") }
        try await made.reaches(1)
        starter.cancel()
        let follower = Task { await result(second, "second") }
        gate.open()
        #expect(await follower.value?.1 == "first")
        #expect(await starter.value?.0.status == .ok)
        #expect(made.value == 1)
    }

    @Test("whoever came first is refused before asking: the next makes the call under its own reference")
    func firstReleased() async throws {
        let (first, second) = (await register(), await register())
        await calls.release(first)
        gate.open()
        #expect(await result(second, "second")?.1 == "second")
        #expect(made.value == 1)
        await calls.release(second)
        await #expect(calls.calls.isEmpty)
    }

    @Test("a failure fails all who wait, once")
    func failure() async throws {
        var tickets: [SharedCalls.Ticket] = []
        for _ in 0..<50 { tickets.append(await register()) }
        gate.open()
        for ticket in tickets { #expect(await result(ticket, "r", status: .unavailable)?.0.status == .unavailable) }
        #expect(made.value == 1)
    }

    @Test(
        "who comes after the answer joins while somebody holds it, for two seconds",
        arguments: [(Int64(0), 1), (1_999, 1), (2_000, 2), (60_000, 2)])
    func window(_ late: Int64, _ expected: Int) async throws {
        gate.open()
        let first = await register()
        _ = await result(first, "first")
        clock.advance(milliseconds: late)
        let second = await register()
        #expect(await result(second, "second")?.1 == (expected == 1 ? "first" : "second"))
        #expect(made.value == expected)
    }

    @Test("once nobody holds it, the next asks anew")
    func afterRelease() async throws {
        gate.open()
        for number in 1...2 {
            let ticket = await register()
            _ = await result(ticket, "r\(number)")
            await calls.release(ticket)
        }
        #expect(made.value == 2)
    }

    @Test(
        "who comes within a second of a failure is told it, though nobody holds it; then it is asked anew",
        arguments: [Outcome.Status.unavailable, .busy, .fault], [(Int64(0), 1), (999, 1), (1_000, 2)])
    func noStampede(_ status: Outcome.Status, _ row: (late: Int64, made: Int)) async throws {
        gate.open()
        let first = await register()
        _ = await result(first, "first", status: status)
        await calls.release(first)
        clock.advance(milliseconds: row.late)
        for number in 0..<100 {
            let ticket = await register()
            #expect(await result(ticket, "r\(number)", status: status)?.0.status == status)
            await calls.release(ticket)
        }
        #expect(made.value == row.made)
    }

    @Test("an answer, and a refusal of the source, is never told to who comes later")
    func onlyFailures() async throws {
        gate.open()
        for (index, status) in [Outcome.Status.ok, .notFound, .notAuthorised, .badRequest, .notInscribed].enumerated() {
            for _ in 0..<2 {
                let ticket = await register()
                _ = await result(ticket, "r", status: status)
                await calls.release(ticket)
            }
            #expect(made.value == 2 * (index + 1))
            await #expect(calls.calls.isEmpty)
        }
    }

    @Test("failures are forgotten once they are no news, and no more are remembered than there is room for")
    func forgotten() async throws {
        gate.open()
        func fail(_ seed: UInt64) async {
            let key = CallKey(
                person: .random(.seeded(seed)), service: Sample.person, finality: Sample.finality("1"),
                day: Sample.today, attributes: [Sample.municipality])
            let ticket = await calls.register(key, attributes: [Sample.municipality])
            let reply = reply(.unavailable)
            _ = await calls.result(of: ticket, reference: "r", mayRetry: { _ in true }) { _, _ in reply }
            await calls.release(ticket)
        }
        for seed in 0..<10_050 { await fail(UInt64(seed)) }
        await #expect(calls.calls.count <= 10_001)
        clock.advance(milliseconds: 1_000)
        await fail(1_000_000)
        await #expect(calls.calls.count == 1)
    }

    @Test("a failure that somebody still holds is told for a second too, and no longer")
    func heldFailure() async throws {
        gate.open()
        let held = await register()
        _ = await result(held, "held", status: .unavailable)
        clock.advance(milliseconds: 1_500)
        let second = await register()
        #expect(second != held)
        await calls.release(held)
        #expect(await result(second, "second")?.1 == "second")
        await calls.release(second)
        await #expect(calls.calls.isEmpty)
    }

    @Test("a call that asks less does not serve who needs more; one that asks more serves who needs less")
    func attributes() async throws {
        let small = await register()
        let large = await register([Sample.municipality, Sample.kind])
        #expect(small != large)
        #expect(await register() == large)
        #expect(await register([Sample.kind]) == large)
    }

    @Test("an older call that is still held keeps its place when a newer one has gone")
    func generations() async throws {
        let old = await register()
        let newer = await register([Sample.municipality, Sample.kind])
        await calls.release(newer)
        let third = await register([Sample.household])
        #expect(third != old)
        gate.open()
        await calls.release(third)
        #expect(await result(old, "old")?.1 == "old")
    }

    /// Until so many wait for one question.
    private func waiting(_ count: Int) async throws {
        try await Patience.until("\(count) wait") {
            await calls.calls.values.flatMap(\.questions.values).contains { $0.permits.count == count }
        }
    }

    @Test(
        "a further attempt rests on whoever's record still allows it",
        arguments: [([true, true], true), ([false, true], true), ([false, false], false)])
    func permits(_ answers: [Bool], _ expected: Bool) async throws {
        let asked = Count()
        let (made, reply) = (made, reply())
        var waiters: [Task<(SourceReply, String)?, Never>] = []
        let granted = Count()
        for (index, answer) in answers.enumerated() {
            let ticket = await register()
            let (calls, gate) = (calls, gate)
            waiters.append(
                Task {
                    await calls.result(
                        of: ticket, reference: "r\(index)",
                        mayRetry: { attempt in
                            asked.add()
                            return answer && attempt == 2
                        },
                        make: { _, permits in
                            made.add()
                            await gate.pass()
                            if await permits.mayRetry(2) { granted.add() }
                            return reply
                        })
                })
            if index == 0 { try await made.reaches(1) }
        }
        try await waiting(answers.count)
        gate.open()
        for waiter in waiters { #expect(await waiter.value != nil) }
        #expect(made.value == 1 && (granted.value == 1) == expected)
        #expect(asked.value == (answers[0] ? 1 : 2))
    }
}

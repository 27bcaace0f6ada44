import Core
import OnlyOnce
import Synchronization
import Testing

@testable import Adapters

@Suite("A call goes out only within the limits of its connection", .timeLimit(.minutes(1)))
struct GuardedCallerTests {
    /// A clock that a test sets forward.
    private final class Clock: Sendable {
        private let moment = Mutex(Sample.now)

        var wall: WallClock { WallClock { self.moment.withLock { $0 } } }

        func pass(_ seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    private func call(_ service: String = "GeefPersoon-02.02") throws -> SourceCall {
        try Sample.call(service, attributes: [])
    }

    private func listed() throws -> SourceCall {
        let call = try call()
        return SourceCall(
            service: call.service, number: call.number, finality: call.finality, reference: call.reference,
            referenceDate: call.referenceDate, attributes: [], isOfTask: true)
    }

    private func guarded(
        _ source: ScriptedSource, _ limits: SourceLimits, _ clock: Clock = Clock(), log: ConversationLog? = nil
    ) -> (GuardedCaller, SourceGuard) {
        let gate = SourceGuard(
            connection: "magda", sources: ["KSZ", "RR"], limits: limits, clock: clock.wall, conversations: log)
        return (GuardedCaller(source, behind: gate), gate)
    }

    @Test("a breaker opens in the middle of a call's attempts: no further one, also where it would be recorded")
    func opensWithin() async throws {
        let source = ScriptedSource { _, _ in .unavailable }
        let (caller, gate) = guarded(source, SourceLimits(failures: 3, openSeconds: 10))
        let permit = Permit()
        let first = await caller.call(try call()) { permit.allow($0) }
        #expect(first.status == .unavailable && first.attempts == 3 && permit.attempts == [2, 3])
        let second = await caller.call(try call()) { permit.allow($0) }
        #expect(second.status == .unavailable && second.code == "gateway:breakerOpen" && second.attempts == 0)
        #expect(second.retryAt == Sample.now.adding(seconds: 10) && source.messages.count == 3)
        let state = try #require(gate.states.first { $0.source == "RR" })
        #expect(state.breaker == .open && state.isFailing && state.calls == 2 && state.attempts == 3)
        #expect(state.errors == [.unavailable: 2] && state.lastSuccess == nil)
        #expect(state.openUntil == Sample.now.adding(seconds: 10))
    }

    @Test("a source that is down does not take another behind the same connection along")
    func lanes() async throws {
        let source = ScriptedSource { call, _ in call.service == "GeefPersoon-02.02" ? .busy : .ok }
        let (caller, gate) = guarded(source, SourceLimits(failures: 1))
        for _ in 0..<3 { _ = await caller.call(try call()) { _ in true } }
        let other = await caller.call(try call("GeefSociaalStatuut-03.00")) { _ in true }
        #expect(other.status == .ok)
        #expect(gate.states.map(\.source) == ["KSZ", "RR"] && gate.states.map(\.breaker) == [.closed, .open])
    }

    @Test("after its time one question tries, and opens the way for all", arguments: [true, false])
    func probe(_ answers: Bool) async throws {
        let clock = Clock()
        let source = ScriptedSource { _, number in number > 2 && answers ? .ok : .busy }
        let (caller, gate) = guarded(source, SourceLimits(failures: 2, openSeconds: 10), clock)
        _ = await caller.call(try call()) { _ in true }
        clock.pass(10)
        let probe = await caller.call(try call()) { _ in true }
        #expect(probe.status == (answers ? .ok : .busy) && probe.attempts == 1)
        let next = await caller.call(try call()) { _ in true }
        #expect(next.status == (answers ? .ok : .unavailable))
        #expect(source.messages.count == (answers ? 4 : 3))
        #expect(gate.states.last?.breaker == (answers ? .closed : .open))
    }

    @Test("while the probe is under way nobody else tries")
    func oneProbe() async throws {
        let clock = Clock()
        let (gates, gateOpen) = AsyncStream.makeStream(of: Void.self)
        let source = ScriptedSource { _, number in
            if number == 1 { return .busy }
            if number == 2 { for await _ in gates { break } }
            return .ok
        }
        let (caller, _) = guarded(source, SourceLimits(failures: 1, openSeconds: 10), clock)
        _ = await caller.call(try call()) { _ in true }
        clock.pass(10)
        let question = try call()
        let probe = Task { await caller.call(question) { _ in true } }
        while source.messages.count < 2 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(await caller.call(question) { _ in true }.code == "gateway:breakerOpen")
        gateOpen.yield()
        #expect(await probe.value.status == .ok)
        #expect(await caller.call(question) { _ in true }.status == .ok && source.messages.count == 3)
    }

    @Test("what a minute allows, retries included; then busy, and when to ask again")
    func rate() async throws {
        let source = ScriptedSource { _, number in number < 3 ? .busy : .ok }
        let (caller, gate) = guarded(source, SourceLimits(perMinute: 4, waitMilliseconds: 50))
        #expect(await caller.call(try call()) { _ in true }.attempts == 3)
        #expect(gate.states.first?.quotaLeft == 1)
        #expect(await caller.call(try call()) { _ in true }.status == .ok)
        let refused = await caller.call(try call()) { _ in true }
        #expect(refused.status == .busy && refused.code == "gateway:rateBudget" && refused.attempts == 0)
        #expect(refused.retryAt == Sample.now.adding(seconds: 15) && source.messages.count == 4)
    }

    @Test("a retry for which there is no token is not made, and not recorded")
    func rateOfRetries() async throws {
        let source = ScriptedSource { _, _ in .busy }
        let (caller, _) = guarded(source, SourceLimits(perMinute: 2))
        let permit = Permit()
        let reply = await caller.call(try call()) { permit.allow($0) }
        #expect(reply.attempts == 2 && permit.attempts == [2])
    }

    @Test("so many at the same time; who waits too long is told busy")
    func concurrency() async throws {
        let inside = Headcount()
        let source = ScriptedSource { _, _ in
            inside.enter()
            try? await Task.sleep(for: .milliseconds(20))
            inside.leave()
            return .ok
        }
        let (caller, gate) = guarded(source, SourceLimits(concurrent: 2, waitMilliseconds: 60))
        let question = try call()
        let replies = await withTaskGroup(of: SourceReply.self) { group in
            for _ in 0..<40 { group.addTask { await caller.call(question) { _ in true } } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(inside.most == 2)
        let refused = replies.filter { $0.status == .busy }
        #expect(!refused.isEmpty && refused.allSatisfy { $0.code == "gateway:concurrency" && $0.retryAt != nil })
        #expect(replies.filter { $0.status == .ok }.count == source.messages.count)
        #expect(gate.states.allSatisfy { $0.running == 0 && $0.waiting == 0 })
        #expect(await caller.call(question) { _ in true }.status == .ok)
    }

    @Test("a task leaves a quarter of tokens and room: who asks beside it is never told busy, nor waits")
    func tasks() async throws {
        let source = ScriptedSource { _, _ in .ok }
        // Waiting is no way out here: a token that is not at hand is a refusal.
        let (caller, gate) = guarded(source, SourceLimits(concurrent: 4, perMinute: 4, waitMilliseconds: 0))
        let listed = try listed()
        for _ in 0..<3 { #expect(await caller.call(listed) { _ in true }.status == .ok) }
        let refused = await caller.call(listed) { _ in true }
        #expect(refused.status == .busy && refused.code == "gateway:rateBudget" && refused.attempts == 0)
        #expect(gate.states.first?.quotaLeft == 1)
        #expect(await caller.call(try call()) { _ in true }.status == .ok)
    }

    @Test("a probe goes at once, also where a task makes it: it decides for all")
    func probeOfTask() async throws {
        let clock = Clock()
        let source = ScriptedSource { _, number in number == 3 ? .busy : .ok }
        let limits = SourceLimits(perMinute: 4, waitMilliseconds: 0, failures: 1, openSeconds: 10)
        let (caller, gate) = guarded(source, limits, clock)
        for _ in 0..<3 { _ = await caller.call(try call()) { _ in true } }
        #expect(gate.states.last?.breaker == .open && gate.states.last?.quotaLeft == 1)
        clock.pass(10)
        #expect(await caller.call(try listed()) { _ in true }.status == .ok)
        #expect(gate.states.last?.breaker == .closed)
    }

    @Test("messages are remembered where a log is given, twenty at most; elsewhere there is no place for them")
    func conversations() async throws {
        let source = ScriptedSource { _, _ in .ok }
        let log = ConversationLog()
        let (caller, _) = guarded(source, SourceLimits(), log: log)
        for _ in 0..<25 { _ = await caller.call(try call()) { _ in true } }
        #expect(log.entries.count == 20 && log.entries.map(\.number) == Array((6...25).reversed()))
        let (plain, gate) = guarded(
            ScriptedSource { _, _ in Conversation.current == nil ? .ok : .fault }, SourceLimits())
        #expect(await plain.call(try call()) { _ in true }.status == .ok && gate.conversations == nil)
    }

    @Test("what is counted: durations, the last success, the last failure")
    func counted() async throws {
        let clock = Clock()
        let source = ScriptedSource { _, number in
            clock.pass(Int64(number))
            return number == 4 ? .notAuthorised : .ok
        }
        let (caller, gate) = guarded(source, SourceLimits(), clock)
        for _ in 0..<4 { _ = await caller.call(try call()) { _ in true } }
        let state = try #require(gate.states.first { $0.source == "RR" })
        #expect(state.milliseconds == 10_000 && state.medianMilliseconds == 3_000 && state.slowMilliseconds == 4_000)
        #expect(state.lastSuccess == Sample.now.adding(seconds: 6) && state.lastFailure?.status == .notAuthorised)
        #expect(state.lastFailure?.code == "X:1" && state.breaker == .closed && !state.isFailing)
    }
}

package import Core
import OnlyOnce
import Synchronization

/// What stands before one connection, shared by all who ask over it: its limits, and a breaker for each authentic source
/// behind it, so that one that is down does not take the others along.
package final class SourceGuard: Sendable {
    /// Attempts in a row without an answer after which a source counts as failing.
    private static let failing = 3
    /// How long a question of a task waits for its turn, in milliseconds: nobody waits for it.
    private static let patience: Int64 = 10_000

    struct Lane: Sendable {
        var breaker: Breaker
        var tally = SourceTally()
    }

    private struct State: Sendable {
        var rate: RateBudget?
        var lanes: [String: Lane] = [:]
    }

    package let connection: String
    let limits: SourceLimits
    let clock: WallClock
    /// What went over it lately; only where the environment is `mock`.
    package let conversations: ConversationLog?
    private let certificateDays: @Sendable (Instant) -> Int?
    private let turnstile: Turnstile
    private let state: Mutex<State>

    /// `sources` are those that show before the first question.
    package init(
        connection: String, sources: [String], limits: SourceLimits, clock: WallClock,
        conversations: ConversationLog? = nil, certificateDays: @escaping @Sendable (Instant) -> Int? = { _ in nil }
    ) {
        self.connection = connection
        self.limits = limits
        self.clock = clock
        self.conversations = conversations
        self.certificateDays = certificateDays
        turnstile = Turnstile(limit: limits.concurrent)
        let now = clock.now
        var state = State(rate: limits.perMinute.map { RateBudget(perMinute: $0, now: now) })
        for source in sources { state.lanes[source] = Self.lane(limits) }
        self.state = Mutex(state)
    }

    private static func lane(_ limits: SourceLimits) -> Lane {
        Lane(breaker: Breaker(limit: limits.failures, openSeconds: limits.openSeconds))
    }

    /// Whether a question may go out, after its wait; whoever got in owes a ``leave()``.
    func enter(_ source: String, isOfTask: Bool = false) async -> SourceAdmission {
        let now = clock.now
        let isProbe: Bool
        switch change(source, { $0.breaker.passage(at: now) }) {
        case .refused(let until): return .refused(.unavailable, code: "breakerOpen", until: until)
        case .pass: isProbe = false
        case .probe: isProbe = true
        }
        // A probe decides for all, so it is not kept waiting, whoever makes it.
        if let refusal = await wait(at: now, isOfTask: isOfTask && !isProbe) {
            change(source) { $0.breaker.record(.unasked, isProbe: isProbe, at: now) }
            return refusal
        }
        return .admitted(isProbe: isProbe)
    }

    /// Waits for a token and for room, together no longer than the limits say.
    ///
    /// A task leaves tokens and room for others, and waits until there are more.
    private func wait(at now: Instant, isOfTask: Bool) async -> SourceAdmission? {
        var budget = limits.waitMilliseconds
        if isOfTask {
            budget = max(budget, Self.patience)
            if let refusal = await waitForMore(&budget) { return refusal }
            return await waitForRoom(within: budget, leaving: limits.concurrent / 4)
        }
        switch state.withLock({ $0.rate?.reserve(at: now, within: budget) }) {
        case .refused(let until): return .refused(.busy, code: "rateBudget", until: until)
        case .granted(let pause):
            if pause > 0, (try? await Task.sleep(for: .milliseconds(pause))) == nil {
                state.withLock { $0.rate?.giveBack() }
                return .refused(.busy, code: "cancelled", until: now)
            }
            budget -= pause
        case nil: break
        }
        return await waitForRoom(within: budget, leaving: 0)
    }

    /// A task's token, once there are more than it leaves; what is waited goes off the budget.
    private func waitForMore(_ budget: inout Int64) async -> SourceAdmission? {
        while true {
            let now = clock.now
            let found = state.withLock { state -> RateBudget.Reservation? in
                let share = state.rate?.share ?? 0
                return state.rate?.reserve(at: now, within: 0, leaving: share)
            }
            guard case .refused(let until)? = found else { return nil }
            let pause = max(1, until.milliseconds - now.milliseconds)
            guard pause <= budget else { return .refused(.busy, code: "rateBudget", until: until) }
            guard (try? await Task.sleep(for: .milliseconds(pause))) != nil else {
                return .refused(.busy, code: "cancelled", until: now)
            }
            budget -= pause
        }
    }

    private func waitForRoom(within budget: Int64, leaving room: Int) async -> SourceAdmission? {
        guard await turnstile.enter(within: budget, leaving: room) else {
            state.withLock { $0.rate?.giveBack() }
            return .refused(.busy, code: "concurrency", until: clock.now.adding(milliseconds: 1_000))
        }
        return nil
    }

    func leave() { turnstile.leave() }

    /// Whether a failed attempt may be followed by another: the breaker is closed, and a token is at hand.
    func mayTryAgain(_ source: String, isProbe: Bool, isOfTask: Bool = false) -> Bool {
        let now = clock.now
        record(.failed, source, isProbe: isProbe)
        return state.withLock { state in
            guard state.lanes[source]?.breaker.allowsAnother != false else { return false }
            let share = isOfTask ? state.rate?.share ?? 0 : 0
            if case .refused? = state.rate?.reserve(at: now, within: 0, leaving: share) { return false }
            return true
        }
    }

    func record(_ result: AttemptResult, _ source: String, isProbe: Bool) {
        let now = clock.now
        change(source) { lane in
            lane.breaker.record(result, isProbe: isProbe, at: now)
            lane.tally.count(result)
        }
    }

    func count(_ reply: SourceReply, _ source: String, took: Int64) {
        let now = clock.now
        change(source) { $0.tally.count(reply, took: took, at: now) }
    }

    @discardableResult
    private func change<Result: Sendable>(_ source: String, _ body: (inout Lane) -> Result) -> Result {
        state.withLock { body(&$0.lanes[source, default: Self.lane(limits)]) }
    }

    /// How each source behind the connection fares, by name.
    package var states: [SourceState] {
        let now = clock.now
        let (inside, waiting) = turnstile.crowd
        let days = certificateDays(now)
        let (lanes, left) = state.withLock { ($0.lanes, $0.rate?.left(at: now)) }
        return lanes.sorted { $0.key < $1.key }.map { source, lane in
            let tally = lane.tally
            let (breaker, until) = Self.shown(lane.breaker.position)
            return SourceState(
                connection: connection, source: source, breaker: breaker, openUntil: until,
                isFailing: tally.failuresInARow >= Self.failing, calls: tally.calls, attempts: tally.attempts,
                errors: tally.errors, milliseconds: tally.milliseconds, medianMilliseconds: tally.percentile(50),
                slowMilliseconds: tally.percentile(95), lastSuccess: tally.lastSuccess, lastFailure: tally.lastFailure,
                running: inside, waiting: waiting, quotaLeft: left, certificateDays: days)
        }
    }

    private static func shown(_ position: Breaker.Position) -> (SourceState.Breaker, Instant?) {
        switch position {
        case .closed: (.closed, nil)
        case .open(let until): (.open, until)
        case .halfOpen: (.halfOpen, nil)
        }
    }
}

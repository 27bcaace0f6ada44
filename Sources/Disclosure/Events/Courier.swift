import Core
package import Ledger
import Synchronization

/// Sends events to the addresses that applications registered, each application in a line of its own: who hangs or fails
/// holds up nobody else.
///
/// It may be killed at any moment: what was not settled is sent again, under the same id.
package final class Courier: Sendable {
    private struct Rest {
        var failures = 0
        /// Its first failure after which none succeeded.
        let since: Instant
        var until: Instant
    }

    private struct State {
        /// Applications to which something is under way.
        var busy: Set<String> = []
        /// Applications that failed, and are left alone until then.
        var resting: [String: Rest] = [:]
    }

    private static let piece = 64

    private let desk: EventDesk
    private let caller: any WebhookCaller
    private let pause: Duration
    private let state = Mutex(State())

    /// - Parameter pause: Between two looks at what is due.
    package init(desk: EventDesk, caller: any WebhookCaller, pause: Duration = .seconds(1)) {
        self.desk = desk
        self.caller = caller
        self.pause = pause
    }

    /// Goes on until its task is cancelled.
    package func run() async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                for line in (try? await lines()) ?? [] { group.addTask { await self.deliver(line) } }
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// Sends what is due now, and returns when every attempt has ended; how many events it took up.
    @discardableResult
    package func turn() async throws(LedgerError) -> Int {
        let lines = try await lines()
        await withDiscardingTaskGroup { group in
            for line in lines { group.addTask { await self.deliver(line) } }
        }
        return lines.map(\.events.count).reduce(0, +)
    }

    private struct Line: Sendable {
        let application: String
        let webhook: String?
        let events: [AnswerEvent]
    }

    /// What is due, by application; each is busy from now on.
    private func lines() async throws(LedgerError) -> [Line] {
        let now = desk.journal.clock.now
        let skipped = state.withLock { state in
            for application in desk.wishes.take(besides: state.busy) { state.resting[application]?.until = now }
            return state.busy.union(state.resting.filter { $0.value.until > now }.keys)
        }
        let due = try await desk.storage.dueEvents(at: now, besides: skipped, limit: Self.piece)
        guard !due.isEmpty else { return [] }
        let parties = try await desk.journal.storage.allApplications()
        let addresses = Dictionary(parties.map { ($0.id, $0.webhook) }, uniquingKeysWith: { _, last in last })
        return Dictionary(grouping: due, by: \.application).compactMap { application, events in
            guard state.withLock({ $0.busy.insert(application).inserted }) else { return nil }
            return Line(application: application, webhook: addresses[application] ?? nil, events: events)
        }
    }

    private func deliver(_ line: Line) async {
        defer { state.withLock { _ = $0.busy.remove(line.application) } }
        for event in line.events {
            guard !Task.isCancelled else { return }
            do throws(LedgerError) {
                guard let webhook = line.webhook else {
                    try await desk.storage.settle(
                        event.id, EventDelivery(state: .listed, attempts: 0, due: desk.journal.clock.now))
                    continue
                }
                guard try await send(event, to: webhook) else { return }
            } catch {
                // Nothing can be settled: it is sent again, but not at once.
                rest(line.application)
                return
            }
        }
    }

    /// Whether the next one may follow at once.
    private func send(_ event: AnswerEvent, to webhook: String) async throws(LedgerError) -> Bool {
        let journal = desk.journal
        guard let key = journal.keys.controllerKeys.webhookKey else {
            throw LedgerError(.unreadable, "there is no key to sign events with")
        }
        let message = try WebhookMessage(event, source: desk.source, at: journal.clock.now, key: key)
        let outcome = await caller.post(message, to: webhook)
        // Whoever stops the gateway has cut the exchange short: that was no attempt.
        if outcome == .failed, Task.isCancelled { return false }
        let jitter = journal.entropy.bytes(1)[0]
        let delivery = DeliveryPlan.next(after: outcome, of: event, at: journal.clock.now, jitter: jitter)
        try await desk.storage.settle(event.id, delivery)
        desk.tally.count(delivery)
        guard outcome == .failed else {
            state.withLock { $0.resting[event.application] = nil }
            return true
        }
        let start = rest(event.application)
        let now = journal.clock.now
        guard DeliveryPlan.hasTriedLong(since: start, at: now) else { return false }
        // Each would need as many attempts of its own, at an address that took nothing for so long.
        let before = now.adding(milliseconds: -DeliveryPlan.givingUpHours * 3_600_000)
        let dead = try await desk.storage.giveUpEvents(of: event.application, before: before, at: now)
        desk.tally.count(dead: dead)
        return false
    }

    /// When the failures began.
    @discardableResult
    private func rest(_ application: String) -> Instant {
        let now = desk.journal.clock.now
        let jitter = desk.journal.entropy.bytes(1)[0]
        return state.withLock { state in
            var rest = state.resting[application] ?? Rest(since: now, until: now)
            rest.failures += 1
            rest.until = now.adding(milliseconds: DeliveryPlan.pause(rest.failures, jitter))
            state.resting[application] = rest
            return rest.since
        }
    }
}

package import Core
package import Disclosure
import GRDB
package import Ledger

extension ControllerStore: EventStorage {
    package func events(
        of application: String, after id: Identifier?, limit: Int
    ) async throws(LedgerError) -> [AnswerEvent]? {
        try await read { db in try EventTable(db: db).events(of: application, after: id, limit: limit) }
    }

    package func event(_ id: Identifier) async throws(LedgerError) -> AnswerEvent? {
        try await read { db in try EventTable(db: db).event(id) }
    }

    package func dueEvents(
        at instant: Instant, besides applications: Set<String>, limit: Int
    ) async throws(LedgerError) -> [AnswerEvent] {
        try await read { db in try EventTable(db: db).due(at: instant, besides: applications, limit: limit) }
    }

    package func settle(_ id: Identifier, _ delivery: EventDelivery) async throws(LedgerError) {
        try await change { table, _, _ in
            try table.settle(id, delivery)
            return 1
        }
    }

    package func giveUpEvents(
        of application: String, before instant: Instant, at now: Instant
    ) async throws(LedgerError) -> Int {
        try await change { table, _, _ in try table.giveUp(on: application, before: instant, at: now) }
    }

    package func releaseEvents(
        at instant: Instant, limit: Int, entropy: Entropy
    ) async throws(LedgerError) -> Int {
        guard try await read({ db in try EventTable(db: db).hasComing(at: instant) }) else { return 0 }
        return try await change(limit) { table, audience, now in
            try table.release(audience, at: now, limit: limit, entropy: entropy)
        }
    }

    package func clearEvents(before instant: Instant, limit: Int) async throws(LedgerError) -> Int {
        try await change(limit) { table, _, _ in try table.clear(before: instant, limit: limit) }
    }

    package func eventCounts() async throws(LedgerError) -> [EventState: Int] {
        try await read { db in try EventTable(db: db).counts() }
    }

    package func eventFigures() async throws(LedgerError) -> [EventFigures] {
        try await read { db in try EventTable(db: db).figures() }
    }

    package func reviveEvents(
        of application: String, at instant: Instant, limit: Int
    ) async throws(LedgerError) -> Int {
        try await change(limit) { table, _, _ in try table.revive(of: application, at: instant, limit: limit) }
    }

    @discardableResult
    private func change(
        _ weight: Int = 1, _ body: @escaping @Sendable (EventTable, EventAudience, Instant) throws -> Int
    ) async throws(LedgerError) -> Int {
        let result = await withCheckedContinuation { continuation in
            add(.event(EventChange(weight: max(1, weight), body: body), continuation))
        }
        return try result.get()
    }
}

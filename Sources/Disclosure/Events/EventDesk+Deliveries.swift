import Core
import Ledger

/// What an officer or operator sees of how events arrive, and can mend: that a receiver was away too long.
extension EventDesk {
    package struct Deliveries: Sendable {
        package let figures: EventFigures
        /// The host of the registered address, whose path may be a secret; `nil` for one that fetches its events.
        package let host: String?
    }

    package enum Revival: Hashable, Sendable {
        /// So many are sent again, under their own ids.
        case waiting(Int)
        /// There is no such application here.
        case absent
        /// No address is registered.
        case nowhere
    }

    private static let piece = 500

    /// Every application of the controller, by name, also one that never had an event.
    package func deliveries() async throws(DisclosureError) -> [Deliveries] {
        do {
            var figures: [String: EventFigures] = [:]
            for item in try await storage.eventFigures() { figures[item.application] = item }
            return try await applications().map { row in
                Deliveries(
                    figures: figures[row.id] ?? EventFigures(of: row.id), host: row.webhook.map(Self.host(of:)))
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Has the dead letters of an application sent again.
    package func redeliverDead(of application: String) async throws(DisclosureError) -> Revival {
        do {
            guard let row = try await applications().first(where: { $0.id == application }) else { return .absent }
            guard row.webhook != nil else { return .nowhere }
            var count = 0
            while true {
                let now = journal.clock.now
                let revived = try await storage.reviveEvents(of: application, at: now, limit: Self.piece)
                count += revived
                wishes.add(application)
                if revived < Self.piece { return .waiting(count) }
            }
        } catch {
            throw DisclosureError(error)
        }
    }

    private func applications() async throws(LedgerError) -> [ApplicationRow] {
        try await journal.storage.allApplications().filter { $0.role == .application }.sorted { $0.id < $1.id }
    }

    private static func host(of address: String) -> String {
        let rest = address.split(separator: "://", maxSplits: 1).last ?? ""
        return String(rest.prefix { $0 != "/" && $0 != "?" })
    }
}

package import Core
package import Ledger

/// What an application does with its own events: it reads on from where it was, and has one sent again.
package struct EventDesk: Sendable {
    /// Events in order, with the place to go on from.
    package struct Page: Sendable {
        package let events: [AnswerEvent]
        /// `nil` where nothing was ever read.
        package let place: Identifier?
        /// Whether there are more.
        package let isMore: Bool
    }

    package enum Found: Sendable {
        case page(Page)
        /// Events after that place have gone unread; these are what is left.
        case gone
    }

    package enum Redelivery: Sendable {
        case waiting(AnswerEvent)
        case absent
        /// No address is registered.
        case nowhere
    }

    /// How long an event can be fetched.
    package static let days: Int64 = 30
    package static let page = 500
    /// The most people who are noticed in one transaction.
    package static let mostAtOnce = 200

    package let storage: any EventStorage
    package let journal: Journal
    /// Where events say that they come from.
    package let source: String
    package let tally = DeliveryTally()
    let wishes = DeliveryWishes()

    /// - Parameter source: A URL; with an event's id it is unique.
    package init(storage: any EventStorage, journal: Journal, source: String) {
        self.storage = storage
        self.journal = journal
        self.source = source
    }

    package func read(
        of application: String, after place: Identifier?, limit: Int = EventDesk.page
    ) async throws(DisclosureError) -> Found {
        do {
            guard let found = try await storage.events(of: application, after: place, limit: limit + 1) else {
                return .gone
            }
            let events = Array(found.prefix(limit))
            return .page(Page(events: events, place: events.last?.id ?? place, isMore: found.count > limit))
        } catch {
            throw DisclosureError(error)
        }
    }

    package func redeliver(
        _ id: Identifier, of application: ApplicationRow
    ) async throws(DisclosureError) -> Redelivery {
        do {
            guard let event = try await storage.event(id), event.application == application.id else { return .absent }
            guard application.webhook != nil else { return .nowhere }
            let now = journal.clock.now
            let delivery = EventDelivery(state: .waiting, attempts: 0, due: now, since: now)
            try await storage.settle(id, delivery)
            wishes.add(application.id)
            return .waiting(
                AnswerEvent(
                    id: event.id, application: event.application, reference: event.reference, at: event.at,
                    delivery: delivery))
        } catch {
            throw DisclosureError(error)
        }
    }

    /// Makes the events of answers that are other from a moment on that has come, and of a purpose that changed for many.
    package func release() async throws(LedgerError) {
        let (now, entropy) = (journal.clock.now, journal.entropy)
        let limit = Self.mostAtOnce
        while try await storage.releaseEvents(at: now, limit: limit, entropy: entropy) == limit {}
    }

    /// Drops what nobody fetched in time.
    package func clear() async throws(LedgerError) {
        let limit = 1000
        let before = journal.clock.now.adding(days: -Self.days)
        while try await storage.clearEvents(before: before, limit: limit) == limit {}
    }
}

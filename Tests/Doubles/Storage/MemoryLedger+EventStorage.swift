package import Core
package import Disclosure
package import Ledger
import Synchronization

extension MemoryLedger: EventStorage {
    package func events(
        of application: String, after id: Identifier?, limit: Int
    ) async throws(LedgerError) -> [AnswerEvent]? {
        state.withLock { $0.events.events(of: application, after: id, limit: limit) }
    }

    package func event(_ id: Identifier) async throws(LedgerError) -> AnswerEvent? {
        state.withLock { $0.events.all.first { $0.id == id } }
    }

    package func dueEvents(
        at instant: Instant, besides applications: Set<String>, limit: Int
    ) async throws(LedgerError) -> [AnswerEvent] {
        state.withLock { state in
            let due = state.events.all.filter { event in
                event.delivery.state == .waiting && event.delivery.due <= instant
                    && !applications.contains(event.application)
            }
            return Array(due.sorted { $0.delivery.due < $1.delivery.due }.prefix(limit))
        }
    }

    package func settle(_ id: Identifier, _ delivery: EventDelivery) async throws(LedgerError) {
        state.withLock { $0.events.settle(id, delivery) }
    }

    package func clearEvents(before instant: Instant, limit: Int) async throws(LedgerError) -> Int {
        state.withLock { $0.events.clear(before: instant, limit: limit) }
    }

    package func eventCounts() async throws(LedgerError) -> [EventState: Int] {
        state.withLock { Dictionary(grouping: $0.events.all, by: \.delivery.state).mapValues(\.count) }
    }

    package func eventFigures() async throws(LedgerError) -> [EventFigures] {
        state.withLock { state in
            Dictionary(grouping: state.events.all, by: \.application).map { application, events in
                events.reduce(into: EventFigures(of: application)) { figures, event in
                    figures.add(
                        event.delivery.state, wasTried: event.delivery.attempts > 0, count: 1, oldest: event.at)
                }
            }
        }
    }

    package func reviveEvents(
        of application: String, at instant: Instant, limit: Int
    ) async throws(LedgerError) -> Int {
        state.withLock { state in
            let dead = state.events.all.filter { $0.application == application && $0.delivery.state == .dead }
            for event in dead.prefix(limit) {
                state.events.settle(event.id, EventDelivery(state: .waiting, attempts: 0, due: instant))
            }
            return min(dead.count, limit)
        }
    }

    struct Told {
        let event: AnswerEvent
        let person: SubjectRef
    }

    /// Whom an entry makes an event for, in a plain reading of all that is in memory.
    func told(of notices: [AnswerNotice], _ state: State) -> [Told] {
        var told: [Told] = []
        var seen: Set<Identifier> = []
        for notice in notices {
            for entry in state.entries where entry.type == .disclosed {
                guard let person = entry.parts.first?.holder.person, notice.person ?? person == person,
                    let application = entry.application, application != notice.asker,
                    let purpose = entry.purpose?.dropFirst(controller.count + 1).split(separator: "@").first,
                    notice.purpose ?? String(purpose) == purpose, isWide(notice, person, String(purpose), state),
                    let party = state.rows.applications[application], party.purposes.contains(String(purpose)),
                    let reference = keys.controllerKeys.reference(
                        application: application, purpose: String(purpose), subject: person),
                    seen.insert(reference).inserted
                else { continue }
                let delivery = EventDelivery(
                    state: party.webhook == nil ? .listed : .waiting, attempts: 0, due: state.clock)
                told.append(
                    Told(
                        event: AnswerEvent(
                            id: .timeOrdered(at: state.clock, entropy: entropy), application: application,
                            reference: reference, at: state.clock, delivery: delivery), person: person))
            }
        }
        return told
    }

    /// Where a notice leaves the person or the purpose open, whether there is an interest of the one in the other.
    private func isWide(_ notice: AnswerNotice, _ person: SubjectRef, _ purpose: String, _ state: State) -> Bool {
        if notice.person != nil, notice.purpose != nil { return true }
        let isHeld = state.rows.holds.values.contains { hold in
            hold.purpose == purpose && state.rows.facts[hold.fact]?.person == person
        }
        return isHeld
            || state.rows.consents.values.contains { row in
                row.person == person && row.purpose == purpose && row.state.stands
            }
    }
}

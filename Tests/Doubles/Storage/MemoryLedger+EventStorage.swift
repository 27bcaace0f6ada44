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

    package func giveUpEvents(
        of application: String, before instant: Instant, at now: Instant
    ) async throws(LedgerError) -> Int {
        state.withLock { $0.events.giveUp(on: application, before: instant, at: now) }
    }

    package func releaseEvents(
        at instant: Instant, limit: Int, entropy: Entropy
    ) async throws(LedgerError) -> Int {
        state.withLock { state in
            state.clock = max(state.clock, instant)
            let due = state.events.coming.filter { $0.due ?? instant <= instant }.prefix(limit)
            state.events.coming.removeAll { due.contains($0) }
            let notices = due.map { AnswerNotice(person: $0.person, purpose: $0.purpose) }
            for item in told(of: notices, state) { state.events.add(item.event, about: item.person) }
            return due.count
        }
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
                state.events.settle(event.id, EventDelivery(state: .waiting, attempts: 0, due: instant, since: instant))
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
        guard !notices.isEmpty else { return [] }
        let rows = state.rows.settled
        var told: [Told] = []
        var seen: Set<Identifier> = []
        for notice in notices {
            let people = notice.person.map { rows.names(of: $0) }
            for entry in state.entries where entry.type == .disclosed {
                guard let person = entry.parts.first?.holder.person, people?.contains(person) ?? true,
                    let application = entry.application, application != notice.asker,
                    let purpose = entry.purpose?.dropFirst(controller.count + 1).split(separator: "@").first,
                    notice.purpose ?? String(purpose) == purpose,
                    notice.showsInterest || isRunning(String(purpose), rows.names(of: person), rows),
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

    /// Whether a purpose keeps something of a person for an answer, or has a consent that stands.
    private func isRunning(_ purpose: String, _ people: [SubjectRef], _ rows: Rows) -> Bool {
        let isHeld = rows.holds.values.contains { hold in
            hold.purpose == purpose && hold.interest.kind != .inscription
                && rows.facts[hold.fact].map { people.contains($0.person) } ?? false
        }
        return isHeld
            || rows.consents.values.contains { row in
                people.contains(row.person) && row.purpose == purpose && row.state.stands
            }
    }

    /// Events name nobody of whom nothing is left.
    func forgetEvents(of people: Set<SubjectRef>, _ state: inout State) {
        guard !people.isEmpty else { return }
        let rows = state.rows.settled
        state.events.coming.removeAll { $0.person.map(people.contains) ?? false }
        let gone = people.filter { ref in
            !state.entries.contains { $0.parts.contains { $0.holder.person == ref } }
                && !rows.all.contains { row in
                    switch row {
                    case .consent(let row): row.person == ref
                    case .consultation(let row): row.person == ref
                    case .fact(let row): row.person == ref
                    case .link(let row): row.person == ref || row.successor == ref
                    case .matter(let row): row.person == ref
                    case .telling(let row): row.person == ref
                    default: false
                    }
                }
        }
        state.events.forget(gone)
    }
}

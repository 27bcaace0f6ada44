import Core
import Disclosure
import Ledger

/// Events for applications, as plain as they can be kept.
struct MemoryEvents {
    private struct Kept {
        var event: AnswerEvent
        /// `nil` once erased.
        var person: SubjectRef?
    }

    private var kept: [Kept] = []
    /// What is to be noticed later.
    var coming: [AnswerNotice] = []

    mutating func add(_ event: AnswerEvent, about person: SubjectRef) {
        kept.append(Kept(event: event, person: person))
    }

    mutating func forget(_ people: Set<SubjectRef>) {
        for index in kept.indices where kept[index].person.map(people.contains) ?? false { kept[index].person = nil }
    }

    mutating func settle(_ id: Identifier, _ delivery: EventDelivery) {
        guard let index = kept.firstIndex(where: { $0.event.id == id }) else { return }
        settle(index, delivery)
    }

    private mutating func settle(_ index: Int, _ delivery: EventDelivery) {
        let event = kept[index].event
        kept[index].event = AnswerEvent(
            id: event.id, application: event.application, reference: event.reference, at: event.at, delivery: delivery)
    }

    mutating func giveUp(on application: String, before instant: Instant, at now: Instant) -> Int {
        var count = 0
        for index in kept.indices where kept[index].event.application == application {
            let event = kept[index].event
            guard event.delivery.state == .waiting, event.delivery.since ?? event.at <= instant else { continue }
            settle(
                index,
                EventDelivery(
                    state: .dead, attempts: event.delivery.attempts, due: now, since: event.delivery.since))
            count += 1
        }
        return count
    }

    mutating func clear(before instant: Instant, limit: Int) -> Int {
        var left = limit
        var newest: Set<String> = []
        for index in kept.indices.reversed() where kept[index].event.at < instant {
            let isNewest = newest.insert(kept[index].event.application).inserted
            guard !isNewest, left > 0 else { continue }
            kept.remove(at: index)
            left -= 1
        }
        return limit - left
    }

    func events(of application: String, after id: Identifier?, limit: Int) -> [AnswerEvent]? {
        var own = kept.filter { $0.event.application == application }[...]
        if let id {
            guard let index = own.firstIndex(where: { $0.event.id == id }) else { return nil }
            own = own[(index + 1)...]
        }
        return own.filter { $0.person != nil }.prefix(limit).map(\.event)
    }

    var all: [AnswerEvent] { kept.filter { $0.person != nil }.map(\.event) }
}

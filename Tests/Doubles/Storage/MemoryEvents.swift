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

    mutating func add(_ event: AnswerEvent, about person: SubjectRef) {
        kept.append(Kept(event: event, person: person))
    }

    mutating func forget(_ people: Set<SubjectRef>) {
        for index in kept.indices where kept[index].person.map(people.contains) ?? false { kept[index].person = nil }
    }

    mutating func settle(_ id: Identifier, _ delivery: EventDelivery) {
        guard let index = kept.firstIndex(where: { $0.event.id == id }) else { return }
        let event = kept[index].event
        kept[index].event = AnswerEvent(
            id: id, application: event.application, reference: event.reference, at: event.at, delivery: delivery)
    }

    mutating func clear(before instant: Instant, limit: Int) -> Int {
        var left = limit
        var newest: Set<String> = []
        for index in kept.indices.reversed() {
            let event = kept[index].event
            let isNewest = newest.insert(event.application).inserted
            guard !isNewest, event.at < instant, left > 0 else { continue }
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

import Core
import Ledger
import Synchronization

/// Opened facts of people asked about lately; filled after the commit that kept them, cleared of a person at once.
///
/// It only spares opening: the transaction that records a disclosure checks that each fact used is still kept.
final class FactMemory: Sendable {
    struct Kept: Sendable {
        let fact: Fact
        let id: Identifier
        /// The interests that hold it.
        var holds: [Interest]

        /// The last moment of the latest interest.
        var until: Instant? { holds.map(\.until).max() }

        /// An interest holds a fact once, until the later of its ends.
        mutating func hold(_ interest: Interest) {
            guard let index = holds.firstIndex(where: { $0.id == interest.id }) else {
                holds.append(interest)
                return
            }
            if holds[index].until < interest.until { holds[index] = interest }
        }
    }

    private struct Shelf {
        var people: [SubjectRef: [Kept]] = [:]
        /// When a person last changed here, in changes of all people: what was read before must not be put back.
        var changed: [SubjectRef: Int] = [:]
        var changes = 0
        /// The change up to which people were dropped from ``changed``.
        var dropped = 0

        mutating func mark(_ person: SubjectRef, limit: Int) {
            changes += 1
            if changed.count >= limit {
                changed.removeAll(keepingCapacity: true)
                dropped = changes
            }
            changed[person] = changes
        }

        func mark(of person: SubjectRef) -> Int { changed[person] ?? dropped }
    }

    private let shelf = Mutex(Shelf())
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    func facts(of person: SubjectRef) -> [Kept]? { shelf.withLock { $0.people[person] } }

    func mark(of person: SubjectRef) -> Int { shelf.withLock { $0.mark(of: person) } }

    /// Puts what was read from storage in place, unless something happened to the person since `mark`.
    func fill(_ facts: [Kept], of person: SubjectRef, mark: Int) {
        shelf.withLock { shelf in
            guard shelf.mark(of: person) == mark else { return }
            if shelf.people.count >= limit, shelf.people[person] == nil {
                shelf.people.removeAll(keepingCapacity: true)
            }
            shelf.people[person] = facts
        }
    }

    /// Adds facts that were just kept; a person who is not in memory is read from storage next time.
    func add(_ facts: [Kept], of person: SubjectRef) {
        shelf.withLock { shelf in
            shelf.mark(person, limit: limit)
            guard var known = shelf.people[person] else { return }
            for var fact in facts {
                if let index = known.firstIndex(where: { $0.id == fact.id }) {
                    for interest in known.remove(at: index).holds { fact.hold(interest) }
                }
                known.append(fact)
            }
            shelf.people[person] = known
        }
    }

    func extend(_ ids: [Identifier], of person: SubjectRef, interest: Interest) {
        guard !ids.isEmpty else { return }
        shelf.withLock { shelf in
            shelf.mark(person, limit: limit)
            guard var known = shelf.people[person] else { return }
            for index in known.indices where ids.contains(known[index].id) {
                known[index].hold(interest)
            }
            shelf.people[person] = known
        }
    }

    func clear(_ person: SubjectRef) {
        shelf.withLock { shelf in
            shelf.people[person] = nil
            shelf.mark(person, limit: limit)
        }
    }
}

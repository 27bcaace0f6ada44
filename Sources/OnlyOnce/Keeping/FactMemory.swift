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
        /// The last moment of the latest interest.
        var until: Instant
    }

    private struct Shelf {
        var people: [SubjectRef: [Kept]] = [:]
        /// Rises when a person is cleared: what was read before must not be put back.
        var cleared: [SubjectRef: Int] = [:]
    }

    private let shelf = Mutex(Shelf())
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    func facts(of person: SubjectRef) -> [Kept]? { shelf.withLock { $0.people[person] } }

    func mark(of person: SubjectRef) -> Int { shelf.withLock { $0.cleared[person] ?? 0 } }

    /// Puts what was read from storage in place, unless the person was cleared since `mark`.
    func fill(_ facts: [Kept], of person: SubjectRef, mark: Int) {
        shelf.withLock { shelf in
            guard (shelf.cleared[person] ?? 0) == mark else { return }
            if shelf.people.count >= limit, shelf.people[person] == nil {
                shelf.people.removeAll(keepingCapacity: true)
            }
            shelf.people[person] = facts
        }
    }

    /// Adds facts that were just kept; a person who is not in memory is read from storage next time.
    func add(_ facts: [Kept], of person: SubjectRef) {
        shelf.withLock { shelf in
            guard var known = shelf.people[person] else { return }
            for fact in facts {
                known.removeAll { $0.id == fact.id }
                known.append(fact)
            }
            shelf.people[person] = known
        }
    }

    func extend(_ ids: [Identifier], of person: SubjectRef, until: Instant) {
        shelf.withLock { shelf in
            guard var known = shelf.people[person] else { return }
            for index in known.indices where ids.contains(known[index].id) && known[index].until < until {
                known[index].until = until
            }
            shelf.people[person] = known
        }
    }

    func clear(_ person: SubjectRef) {
        shelf.withLock { shelf in
            shelf.people[person] = nil
            if shelf.cleared.count >= limit { shelf.cleared.removeAll(keepingCapacity: true) }
            shelf.cleared[person, default: 0] += 1
        }
    }
}

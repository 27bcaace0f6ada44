import Core
import Ledger
import Synchronization

/// Opened facts of people asked about lately; filled after the commit that kept them, cleared of a person at once.
///
/// Bounded by bytes: when they are too many, people go, whoever they are, until a quarter is free. It only spares opening: the transaction that records a disclosure checks that each fact used is still kept.
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
        private(set) var people: [SubjectRef: [Kept]] = [:]
        private(set) var bytes = 0
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

        mutating func put(_ facts: [Kept]?, of person: SubjectRef, limit: Int) {
            bytes -= people[person].map(FactMemory.weight) ?? 0
            people[person] = facts
            guard let facts else { return }
            bytes += FactMemory.weight(facts)
            guard bytes > limit else { return }
            for (other, facts) in people where other != person {
                guard bytes > limit / 4 * 3 else { break }
                people[other] = nil
                bytes -= FactMemory.weight(facts)
            }
            // One person alone may be more than there is room for.
            if bytes > limit {
                people[person] = nil
                bytes -= FactMemory.weight(facts)
            }
        }
    }

    /// Of the facts of one person; those of one call share their provenance.
    private static func weight(_ facts: [Kept]) -> Int {
        var shared: Set<ObjectIdentifier> = []
        return facts.reduce(128) { sum, kept in
            let provenance = kept.fact.provenance
            let own = shared.insert(ObjectIdentifier(provenance)).inserted ? provenance.weight : 0
            return sum + kept.fact.weight + own + 96 * kept.holds.count
        }
    }

    private let shelf = Mutex(Shelf())
    /// In bytes.
    private let limit: Int
    /// Of how many people it remembers that something changed.
    private let mostMarks: Int

    init(bytes limit: Int, marks mostMarks: Int = 20_000) {
        self.limit = limit
        self.mostMarks = mostMarks
    }

    /// About how much is held now.
    var bytes: Int { shelf.withLock { $0.bytes } }

    func facts(of person: SubjectRef) -> [Kept]? { shelf.withLock { $0.people[person] } }

    func mark(of person: SubjectRef) -> Int { shelf.withLock { $0.mark(of: person) } }

    /// Puts what was read from storage in place, unless something happened to the person since `mark`.
    func fill(_ facts: [Kept], of person: SubjectRef, mark: Int) {
        shelf.withLock { shelf in
            guard shelf.mark(of: person) == mark else { return }
            shelf.put(facts, of: person, limit: limit)
        }
    }

    /// Adds facts that were just kept; a person who is not in memory is read from storage next time.
    func add(_ facts: [Kept], of person: SubjectRef) {
        shelf.withLock { shelf in
            shelf.mark(person, limit: mostMarks)
            guard var known = shelf.people[person] else { return }
            for var fact in facts {
                if let index = known.firstIndex(where: { $0.id == fact.id }) {
                    for interest in known.remove(at: index).holds { fact.hold(interest) }
                }
                known.append(fact)
            }
            shelf.put(known, of: person, limit: limit)
        }
    }

    func extend(_ ids: [Identifier], of person: SubjectRef, interest: Interest) {
        guard !ids.isEmpty else { return }
        shelf.withLock { shelf in
            shelf.mark(person, limit: mostMarks)
            guard var known = shelf.people[person] else { return }
            for index in known.indices where ids.contains(known[index].id) {
                known[index].hold(interest)
            }
            shelf.put(known, of: person, limit: limit)
        }
    }

    func clear(_ person: SubjectRef) {
        shelf.withLock { shelf in
            shelf.put(nil, of: person, limit: limit)
            shelf.mark(person, limit: mostMarks)
        }
    }
}

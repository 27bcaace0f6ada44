import Core
import Disclosure
import Ledger
import OnlyOnce
import Synchronization

/// Kept facts as a test puts them there, in place of a log that keeps them.
final class KeptShelf: FactStorage {
    private let stored = Mutex<[StoredFact]>([])

    func put(_ keeping: Keeping, of person: SubjectRef, for interest: Interest) {
        let facts = keeping.kept.map { kept in
            StoredFact(
                row: FactRow(id: kept.id, person: person, finality: kept.finality),
                sealed: keeping.sealed[kept.id] ?? [],
                holds: [HoldRow(fact: kept.id, interest: interest, purpose: "a")])
        }
        stored.withLock { $0 += facts }
    }

    func clear() { stored.withLock { $0 = [] } }

    func facts(of person: SubjectRef) async throws(LedgerError) -> [StoredFact] {
        stored.withLock { $0.filter { $0.row.person == person } }
    }
}

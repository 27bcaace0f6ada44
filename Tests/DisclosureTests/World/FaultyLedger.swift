import Core
import Doubles
import Ledger
import OnlyOnce
import Synchronization

/// A log that cannot be written when a test says so; all else is the memory's.
final class FaultyLedger: StandInLedger, FactStorage {
    let behind: MemoryLedger
    private let fails = Mutex<@Sendable (Act) -> Bool>({ _ in false })
    private let before = Mutex<@Sendable (Act) async -> Void>({ _ in })

    init(_ log: MemoryLedger) {
        behind = log
    }

    func fail(_ fails: @escaping @Sendable (Act) -> Bool) { self.fails.withLock { $0 = fails } }
    /// What happens when an act is about to be committed.
    func before(_ act: @escaping @Sendable (Act) async -> Void) { before.withLock { $0 = act } }

    func commit(_ proposals: [Proposal]) async -> [Verdict] {
        for proposal in proposals { await before.withLock { $0 }(proposal.event.act) }
        let fails = fails.withLock { $0 }
        if proposals.contains(where: { fails($0.event.act) }) {
            return proposals.map { _ in .failed(LedgerError(.notWritable)) }
        }
        return await behind.commit(proposals)
    }

    func facts(of person: SubjectRef) async throws(LedgerError) -> [StoredFact] {
        try await behind.facts(of: person)
    }
}

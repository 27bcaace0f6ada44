import Core
import Doubles
import Ledger
import Synchronization

/// A storage whose commits fail as often as it is told, before the one behind it takes over.
final class FaultyLog: StandInLedger {
    let behind: MemoryLedger
    private let faults: Mutex<[LedgerError?]>
    /// What was proposed, failed or not.
    let proposals = Mutex<[Proposal]>([])

    init(_ log: MemoryLedger, failing faults: [LedgerError?]) {
        behind = log
        self.faults = Mutex(faults)
    }

    func commit(_ proposals: [Proposal]) async -> [Verdict] {
        self.proposals.withLock { $0 += proposals }
        let fault = faults.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        if let fault { return proposals.map { _ in .failed(fault) } }
        return await behind.commit(proposals)
    }
}

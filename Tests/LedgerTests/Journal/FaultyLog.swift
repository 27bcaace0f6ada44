import Core
import Doubles
import Ledger
import MerkleLog
import Synchronization

/// A storage whose commits fail as often as it is told, before the one behind it takes over.
final class FaultyLog: LedgerStorage {
    private let log: MemoryLedger
    private let faults: Mutex<[LedgerError?]>
    /// What was proposed, failed or not.
    let proposals = Mutex<[Proposal]>([])

    init(_ log: MemoryLedger, failing faults: [LedgerError?]) {
        self.log = log
        self.faults = Mutex(faults)
    }

    func commit(_ proposals: [Proposal]) async -> [Verdict] {
        self.proposals.withLock { $0 += proposals }
        let fault = faults.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        if let fault { return proposals.map { _ in .failed(fault) } }
        return await log.commit(proposals)
    }

    var controller: String { log.controller }
    var origin: String { log.origin }
    func subject(alias: [UInt8], create: Bool) async throws(LedgerError) -> SubjectRef? {
        try await log.subject(alias: alias, create: create)
    }
    func rows(_ keys: [RowKey]) async throws(LedgerError) -> Rows { try await log.rows(keys) }
    func allRows() async throws(LedgerError) -> Rows { try await log.allRows() }
    func allPurposes() async throws(LedgerError) -> [PurposeRow] { try await log.allPurposes() }
    func allApplications() async throws(LedgerError) -> [ApplicationRow] { try await log.allApplications() }
    func purposeBytes(hash: String) async throws(LedgerError) -> [UInt8]? { try await log.purposeBytes(hash: hash) }
    func openConsultations() async throws(LedgerError) -> [ConsultationRow] { try await log.openConsultations() }
    func entry(at position: Position) async throws(LedgerError) -> StoredEntry? { try await log.entry(at: position) }
    func entries(_ query: EntryQuery) async throws(LedgerError) -> [StoredEntry] { try await log.entries(query) }
    func entries(from: Position, limit: Int) async throws(LedgerError) -> [StoredEntry] {
        try await log.entries(from: from, limit: limit)
    }
    func position(of id: Identifier) async throws(LedgerError) -> Position? { try await log.position(of: id) }
    func checkpoint() async throws(LedgerError) -> String { try await log.checkpoint() }
    func inclusionProof(of position: Position, size: UInt64) async throws(LedgerError) -> InclusionProof {
        try await log.inclusionProof(of: position, size: size)
    }
}

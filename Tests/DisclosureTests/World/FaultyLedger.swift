import Core
import Doubles
import Ledger
import MerkleLog
import OnlyOnce
import Synchronization

/// A log that cannot be written when a test says so; all else is the memory's.
final class FaultyLedger: LedgerStorage, FactStorage {
    private let log: MemoryLedger
    private let fails = Mutex<@Sendable (Act) -> Bool>({ _ in false })
    private let before = Mutex<@Sendable (Act) async -> Void>({ _ in })

    init(_ log: MemoryLedger) {
        self.log = log
    }

    var controller: String { log.controller }
    var origin: String { log.origin }

    func fail(_ fails: @escaping @Sendable (Act) -> Bool) { self.fails.withLock { $0 = fails } }
    /// What happens when an act is about to be committed.
    func before(_ act: @escaping @Sendable (Act) async -> Void) { before.withLock { $0 = act } }

    func commit(_ proposals: [Proposal]) async -> [Verdict] {
        for proposal in proposals { await before.withLock { $0 }(proposal.event.act) }
        let fails = fails.withLock { $0 }
        if proposals.contains(where: { fails($0.event.act) }) {
            return proposals.map { _ in .failed(LedgerError(.notWritable)) }
        }
        return await log.commit(proposals)
    }

    func facts(of person: SubjectRef) async throws(LedgerError) -> [StoredFact] {
        try await log.facts(of: person)
    }

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

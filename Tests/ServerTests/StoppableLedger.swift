import Core
import Doubles
import Ledger
import MerkleLog
import Server
import Synchronization

/// A log that can be told that its disk is full, or cannot be read.
final class StoppableLedger: LedgerStorage {
    private let ledger: MemoryLedger
    private let isFull = Mutex(false)
    private let isUnreadable = Mutex(false)
    private let used = Mutex<Set<String>>([])

    init(_ ledger: MemoryLedger) {
        self.ledger = ledger
    }

    func hide(_ hidden: Bool) { isUnreadable.withLock { $0 = hidden } }
    func fill(_ full: Bool) { isFull.withLock { $0 = full } }

    var controller: String { ledger.controller }
    var origin: String { ledger.origin }

    func commit(_ proposals: [Proposal]) async -> [Verdict] {
        if isFull.withLock({ $0 }) { return proposals.map { _ in .failed(LedgerError(.notWritable, "disk full")) } }
        return await ledger.commit(proposals)
    }

    func subject(alias: [UInt8], create: Bool) async throws(LedgerError) -> SubjectRef? {
        if create, isFull.withLock({ $0 }) { throw LedgerError(.notWritable, "disk full") }
        return try await ledger.subject(alias: alias, create: create)
    }

    func rows(_ keys: [RowKey]) async throws(LedgerError) -> Rows {
        if isUnreadable.withLock({ $0 }) { throw LedgerError(.notReadable, "disk I/O error") }
        return try await ledger.rows(keys)
    }
    func snapshot() async throws(LedgerError) -> LedgerSnapshot { try await ledger.snapshot() }
    func allPurposes() async throws(LedgerError) -> [PurposeRow] { try await ledger.allPurposes() }
    func allApplications() async throws(LedgerError) -> [ApplicationRow] { try await ledger.allApplications() }
    func purposeBytes(hash: String) async throws(LedgerError) -> [UInt8]? { try await ledger.purposeBytes(hash: hash) }
    func openConsultations() async throws(LedgerError) -> [ConsultationRow] { try await ledger.openConsultations() }
    func tellings(of person: SubjectRef) async throws(LedgerError) -> [StoredTelling] {
        try await ledger.tellings(of: person)
    }
    func entry(at position: Position) async throws(LedgerError) -> StoredEntry? { try await ledger.entry(at: position) }
    func entries(_ query: EntryQuery) async throws(LedgerError) -> [StoredEntry] { try await ledger.entries(query) }
    func entries(from: Position, limit: Int) async throws(LedgerError) -> [StoredEntry] {
        try await ledger.entries(from: from, limit: limit)
    }
    func position(of id: Identifier) async throws(LedgerError) -> Position? { try await ledger.position(of: id) }
    func closedLogs() async throws(LedgerError) -> [ClosedLog] { try await ledger.closedLogs() }
    func checkpoint(ofLog year: Int) async throws(LedgerError) -> String { try await ledger.checkpoint(ofLog: year) }
    func checkpoint() async throws(LedgerError) -> String { try await ledger.checkpoint() }
    func inclusionProof(of position: Position, size: UInt64) async throws(LedgerError) -> InclusionProof {
        try await ledger.inclusionProof(of: position, size: size)
    }
}

extension StoppableLedger: TokenIDs {
    func claimTokenID(_ jti: String, until: Instant) async throws(LedgerError) -> Bool {
        if isFull.withLock({ $0 }) { throw LedgerError(.notWritable, "disk full") }
        return used.withLock { $0.insert(jti).inserted }
    }
}

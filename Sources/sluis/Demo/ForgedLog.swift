import Core
import Ledger
import MerkleLog

/// A copy of a log with one entry left out, renumbered, rebuilt and signed with the real key: what whoever holds the
/// gateway could make, and what a checkpoint that has left the house gives away.
struct ForgedLog: LedgerStorage {
    let controller: String
    let origin: String
    private let original: any LedgerStorage
    private let entries: [StoredEntry]
    private let note: String
    private let rows: Rows

    /// Leaves out the first entry of a type; `nil` when there is none.
    init?(of journal: Journal, without type: EntryType) async throws {
        original = journal.storage
        controller = journal.storage.controller
        origin = journal.storage.origin
        var all = try await journal.storage.entries(from: Position(log: journal.storage.year, seq: 0), limit: .max)
        guard let victim = all.firstIndex(where: { $0.type == type }) else { return nil }
        all.remove(at: victim)
        var kept: [StoredEntry] = []
        var frontier = Frontier()
        var rows = Rows()
        for (seq, entry) in all.enumerated() {
            let moved = entry.moved(to: Position(log: entry.position.log, seq: Int64(seq)))
            frontier.append(TreeHash.leaf(moved.leaf))
            if let event = Event(parts: try await journal.open(moved)) {
                _ = rows.apply(event, at: moved.position)
            }
            kept.append(moved)
        }
        entries = kept
        self.rows = rows
        let checkpoint = try Checkpoint(origin: origin, size: frontier.size, root: frontier.root)
        note = String(decoding: try checkpoint.signed(by: journal.keys.controllerKeys.signer).bytes, as: UTF8.self)
    }

    func commit(_ proposals: [Proposal]) async -> [Verdict] {
        proposals.map { _ in .failed(LedgerError(.notWritable)) }
    }
    func subject(alias: [UInt8], create: Bool) async throws(LedgerError) -> SubjectRef? { nil }
    func rows(_ keys: [RowKey]) async throws(LedgerError) -> Rows { rows }
    func snapshot() async throws(LedgerError) -> LedgerSnapshot {
        LedgerSnapshot(rows: rows, year: year, size: UInt64(entries.count))
    }
    func allPurposes() async throws(LedgerError) -> [PurposeRow] { Array(rows.purposes.values) }
    func allApplications() async throws(LedgerError) -> [ApplicationRow] { Array(rows.applications.values) }
    func purposeBytes(hash: String) async throws(LedgerError) -> [UInt8]? {
        try await original.purposeBytes(hash: hash)
    }
    func openConsultations() async throws(LedgerError) -> [ConsultationRow] { [] }
    func tellings(of person: SubjectRef) async throws(LedgerError) -> [StoredTelling] { [] }
    func entry(at position: Position) async throws(LedgerError) -> StoredEntry? {
        entries.first { $0.position == position }
    }
    func entries(_ query: EntryQuery) async throws(LedgerError) -> [StoredEntry] { [] }
    func entries(from: Position, limit: Int) async throws(LedgerError) -> [StoredEntry] {
        Array(entries.drop { $0.position < from }.prefix(limit))
    }
    func position(of id: Identifier) async throws(LedgerError) -> Position? { entries.first { $0.id == id }?.position }
    func checkpoint() async throws(LedgerError) -> String { note }
    func closedLogs() async throws(LedgerError) -> [ClosedLog] { try await original.closedLogs() }
    func inclusionProof(of position: Position, size: UInt64) async throws(LedgerError) -> InclusionProof {
        throw LedgerError(.unreadable, "a forged copy proves nothing")
    }
}

extension StoredEntry {
    fileprivate func moved(to position: Position) -> StoredEntry {
        StoredEntry(
            position: position, id: id, at: at, type: type, purpose: purpose, application: application,
            outcome: outcome, source: source, employee: employee, parts: parts)
    }
}

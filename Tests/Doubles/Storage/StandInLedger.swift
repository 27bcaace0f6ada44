package import Core
package import Ledger
package import MerkleLog

/// A log that answers as the one in memory behind it does; who adopts this writes what goes otherwise.
package protocol StandInLedger: LedgerStorage {
    var behind: MemoryLedger { get }
}

extension StandInLedger {
    package var controller: String { behind.controller }
    package var origin: String { behind.origin }

    package func commit(_ proposals: [Proposal]) async -> [Verdict] { await behind.commit(proposals) }

    package func subject(alias: [UInt8], create: Bool) async throws(LedgerError) -> SubjectRef? {
        try await behind.subject(alias: alias, create: create)
    }
    package func rows(_ keys: [RowKey]) async throws(LedgerError) -> Rows { try await behind.rows(keys) }
    package func snapshot() async throws(LedgerError) -> LedgerSnapshot { try await behind.snapshot() }
    package func allPurposes() async throws(LedgerError) -> [PurposeRow] { try await behind.allPurposes() }
    package func allApplications() async throws(LedgerError) -> [ApplicationRow] {
        try await behind.allApplications()
    }
    package func purposeBytes(hash: String) async throws(LedgerError) -> [UInt8]? {
        try await behind.purposeBytes(hash: hash)
    }
    package func openConsultations() async throws(LedgerError) -> [ConsultationRow] {
        try await behind.openConsultations()
    }
    package func tellings(of person: SubjectRef) async throws(LedgerError) -> [StoredTelling] {
        try await behind.tellings(of: person)
    }
    package func entry(at position: Position) async throws(LedgerError) -> StoredEntry? {
        try await behind.entry(at: position)
    }
    package func entries(_ query: EntryQuery) async throws(LedgerError) -> [StoredEntry] {
        try await behind.entries(query)
    }
    package func entries(from: Position, limit: Int) async throws(LedgerError) -> [StoredEntry] {
        try await behind.entries(from: from, limit: limit)
    }
    package func position(of id: Identifier) async throws(LedgerError) -> Position? {
        try await behind.position(of: id)
    }
    package func uncarried(
        after place: CarryingPlace
    ) async throws(LedgerError) -> (carryings: [Carrying], next: CarryingPlace?) {
        try await behind.uncarried(after: place)
    }
    package func closedLogs() async throws(LedgerError) -> [ClosedLog] { try await behind.closedLogs() }
    package func checkpoint(ofLog year: Int) async throws(LedgerError) -> String {
        try await behind.checkpoint(ofLog: year)
    }
    package func checkpoint() async throws(LedgerError) -> String { try await behind.checkpoint() }
    package func inclusionProof(of position: Position, size: UInt64) async throws(LedgerError) -> InclusionProof {
        try await behind.inclusionProof(of: position, size: size)
    }
}

import Catalogue
package import Core
package import MerkleLog

/// Where the log of one controller and its projections live.
///
/// Every implementation passes the one contract suite.
package protocol LedgerStorage: Sendable {
    /// The controller's short name, as purposes name it.
    var controller: String { get }
    /// The origin line of the log that is written now; another one after New Year.
    var origin: String { get }

    /// Judges and appends in queue order, in one durable transaction with whoever else waits.
    func commit(_ proposals: [Proposal]) async -> [Verdict]

    /// The ref behind an alias; with `create` a new one is durable before it is returned.
    func subject(alias: [UInt8], create: Bool) async throws(LedgerError) -> SubjectRef?

    /// Rows as they are now, for a check before an act; the transaction judges again.
    func rows(_ keys: [RowKey]) async throws(LedgerError) -> Rows
    /// Every row and the size of the log, both of one moment, for comparing with a replay.
    func snapshot() async throws(LedgerError) -> LedgerSnapshot
    func allPurposes() async throws(LedgerError) -> [PurposeRow]
    func allApplications() async throws(LedgerError) -> [ApplicationRow]
    /// The bytes of a purpose by their SHA-256 in hexadecimal.
    func purposeBytes(hash: String) async throws(LedgerError) -> [UInt8]?
    func openConsultations() async throws(LedgerError) -> [ConsultationRow]
    /// A run of the consents that stand and the requests that wait, by id; empty at the end.
    func standingConsents(after: Identifier?, limit: Int) async throws(LedgerError) -> [ConsentRow]

    /// The kept facts of a run of people with all that holds them; no place at the end.
    func keptFacts(after place: Int64, people limit: Int) async throws(LedgerError) -> (rows: Rows, next: Int64?)

    /// What a person told, under this very ref, with the sealed values.
    func tellings(of person: SubjectRef) async throws(LedgerError) -> [StoredTelling]
    /// A run of the rows of what people told, by id; empty at the end.
    func tellings(after: Identifier?, limit: Int) async throws(LedgerError) -> [TellingRow]

    func entry(at position: Position) async throws(LedgerError) -> StoredEntry?
    /// Entries by their clear columns and persons, newest first.
    func entries(_ query: EntryQuery) async throws(LedgerError) -> [StoredEntry]
    /// How many entries there are of each kind; with a person or an employee at most so many are looked at.
    func counts(_ query: CountQuery) async throws(LedgerError) -> EntryCounts
    /// The ids of entries by their clear columns and persons, newest first, for counting and drawing.
    func ids(_ query: EntryQuery) async throws(LedgerError) -> [Identifier]
    /// Consent entries of a period, counted by what stands in clear.
    func consentCounts(from: Instant, until: Instant) async throws(LedgerError) -> [EntryCount]
    /// The requests of a period that were answered.
    func answeredRequests(from: Instant, until: Instant) async throws(LedgerError) -> [AnsweredRequest]
    /// A run of entries in order, for replay; empty at the end.
    func entries(from: Position, limit: Int) async throws(LedgerError) -> [StoredEntry]
    /// The leaves of a run of entries in order, without what is sealed; empty at the end.
    func leaves(from: Position, limit: Int) async throws(LedgerError) -> [[UInt8]]
    /// The position of the entry with this id.
    func position(of id: Identifier) async throws(LedgerError) -> Position?

    /// Some of the rows of earlier logs of which something may still come, as the entries that carry them, and where to
    /// go on; no place when all were looked at.
    func uncarried(
        after place: CarryingPlace
    ) async throws(LedgerError) -> (carryings: [Carrying], next: CarryingPlace?)
    /// The logs of earlier years, oldest first.
    func closedLogs() async throws(LedgerError) -> [ClosedLog]
    /// The latest signed checkpoint of the log, as a note.
    func checkpoint() async throws(LedgerError) -> String
    /// The signed checkpoint of a log: the latest of this year's, the last of an earlier one.
    func checkpoint(ofLog year: Int) async throws(LedgerError) -> String
    /// Against a tree of that size of the entry's own log.
    func inclusionProof(of position: Position, size: UInt64) async throws(LedgerError) -> InclusionProof
    /// That the log of `later` entries holds that of `earlier` ones; for who saw the earlier one.
    func consistencyProof(from earlier: UInt64, to later: UInt64) async throws(LedgerError) -> ConsistencyProof
    /// The bytes of a piece of the log of a year, hashes or leaves; `nil` where that log has no such piece (any more).
    func tile(_ tile: Tile, log year: Int) async throws(LedgerError) -> [UInt8]?
}

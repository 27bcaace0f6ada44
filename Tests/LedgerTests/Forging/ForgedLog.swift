import Catalogue
import Core
import Doubles
import Ledger
import MerkleLog
import Support
import Synchronization

/// A log below the API: whatever it is given is sealed, hashed and signed properly, lawful or not.
final class ForgedLog: LedgerStorage {
    struct State {
        var year = 2026
        /// The logs of earlier years, as they ended.
        var closed: [ClosedLog] = []
        var entries: [StoredEntry] = []
        /// The live tables, open to a forger's hand.
        var live = Rows()
        var purposes: [String: [UInt8]] = [:]
        /// What is shown in place of a checkpoint of the entries as they are.
        var note: String?
    }

    let controller = "zonnegem"
    let keys: MemoryKeys
    let clock = TestClock()
    let entropy: Entropy
    let acts = SampleController("zonnegem")
    private let state = Mutex(State())

    init(seed: UInt64 = 1) throws {
        entropy = .seeded(seed)
        keys = try MemoryKeys(origin: "log.example/zonnegem/2026", entropy: entropy)
    }

    var origin: String { "log.example/zonnegem/\(state.withLock { $0.year })" }

    /// A log with an officer, an application, and the purposes `discount` and `task`.
    static func opened(seed: UInt64 = 1) async throws -> ForgedLog {
        let log = try ForgedLog(seed: seed)
        for act in [log.acts.opening, log.acts.firstOfficer, log.acts.application()] { try await log.append(act) }
        for id in ["discount", "task"] {
            try await log.append(log.acts.activation(id), purposeBytes: log.acts.purposeBytes(id))
        }
        return log
    }

    var journal: Journal { Journal(storage: self, keys: keys, clock: clock.wall, entropy: entropy) }
    var entries: [StoredEntry] { state.withLock { $0.entries } }
    var live: Rows { state.withLock { $0.live } }

    func edit(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }

    /// Appends without judging.
    ///
    /// `columns` forges the clear columns.
    @discardableResult
    func append(
        _ act: Act, origin: String? = nil, id: Identifier? = nil, purposeBytes: [UInt8]? = nil,
        columns: ((StoredEntry) -> StoredEntry)? = nil
    ) async throws -> (id: Identifier, position: Position) {
        let at = clock.now
        let event = Event(
            id: id ?? .timeOrdered(at: at, entropy: entropy), at: at, origin: origin ?? self.origin, act: act)
        let parts = try await Sealer(origin: self.origin, keys: keys, entropy: entropy).seal(event)
        return (event.id, put(Proposal(event: event, parts: parts, purposeBytes: purposeBytes), columns))
    }

    private func put(_ proposal: Proposal, _ forge: ((StoredEntry) -> StoredEntry)?) -> Position {
        state.withLock { state in
            let (event, columns) = (proposal.event, proposal.event.columns)
            let seq = state.entries.count { $0.position.log == state.year }
            let position = Position(log: state.year, seq: Int64(seq))
            let entry = StoredEntry(
                position: position, id: event.id, at: event.at, type: event.type, purpose: columns.purpose,
                application: columns.application, outcome: columns.outcome, source: columns.source,
                employee: columns.employee.map { keys.controllerKeys.employee($0) }, parts: proposal.parts)
            state.entries.append(forge?(entry) ?? entry)
            if case .purposeActivated(let activation) = event.act {
                state.purposes[activation.purpose.ref.hash] = proposal.purposeBytes
            }
            _ = state.live.apply(event, at: position)
            return position
        }
    }

    /// A person's new consent for `discount`, as a basis cites it.
    func consent(of person: SubjectRef) async throws -> Basis.ConsentCitation {
        let id = try await append(acts.grant(person, from: clock.now)).id
        return Basis.ConsentCitation(id: id, revision: 1)
    }

    func verified(against notes: [String] = []) async throws -> Verification {
        try await Verifier(journal: journal).verify(log: 2026, against: notes)
    }
}

extension ForgedLog {
    func commit(_ proposals: [Proposal]) async -> [Verdict] { proposals.map { .appended(put($0, nil)) } }

    func subject(alias: [UInt8], create: Bool) async throws(LedgerError) -> SubjectRef? { nil }
    func rows(_ keys: [RowKey]) async throws(LedgerError) -> Rows { live }
    func snapshot() async throws(LedgerError) -> LedgerSnapshot {
        state.withLock { state in
            let size = state.entries.last { $0.position.log == state.year }.map { UInt64($0.position.seq) + 1 } ?? 0
            return LedgerSnapshot(rows: state.live.settled, year: state.year, size: size)
        }
    }
    func allPurposes() async throws(LedgerError) -> [PurposeRow] { Array(live.purposes.values) }
    func allApplications() async throws(LedgerError) -> [ApplicationRow] { Array(live.applications.values) }
    func purposeBytes(hash: String) async throws(LedgerError) -> [UInt8]? { state.withLock { $0.purposes[hash] } }

    func tellings(of person: SubjectRef) async throws(LedgerError) -> [StoredTelling] { [] }
    func openConsultations() async throws(LedgerError) -> [ConsultationRow] {
        live.consultations.values.filter { $0.state == .open }
    }

    func entry(at position: Position) async throws(LedgerError) -> StoredEntry? {
        entries.first { $0.position == position }
    }

    func entries(_ query: EntryQuery) async throws(LedgerError) -> [StoredEntry] {
        Array(entries.reversed().filter { query.fits($0) }.prefix(query.limit))
    }

    func entries(from: Position, limit: Int) async throws(LedgerError) -> [StoredEntry] {
        Array(entries.filter { $0.position >= from && $0.position.log == from.log }.prefix(limit))
    }

    func position(of id: Identifier) async throws(LedgerError) -> Position? { entries.first { $0.id == id }?.position }

    /// Signed with the log's own key, over whatever stands there now.
    func checkpoint() async throws(LedgerError) -> String {
        let (entries, note, year) = state.withLock { ($0.entries, $0.note, $0.year) }
        if let note { return note }
        let leaves = entries.filter { $0.position.log == year }.map { TreeHash.leaf($0.leaf) }
        let hashes = MemoryHashes(leaves: leaves)
        do {
            let checkpoint = try Checkpoint(origin: origin, size: hashes.size, root: hashes.root(size: hashes.size))
            return String(decoding: try checkpoint.signed(by: keys.controllerKeys).bytes, as: UTF8.self)
        } catch {
            throw LedgerError(.unreadable)
        }
    }

    func checkpoint(ofLog year: Int) async throws(LedgerError) -> String {
        if let closed = state.withLock({ $0.closed.first { $0.year == year } }) { return closed.checkpoint }
        return try await checkpoint()
    }

    func closedLogs() async throws(LedgerError) -> [ClosedLog] { state.withLock { $0.closed } }

    func signed(_ hashes: MemoryHashes, by signer: SignerKey) throws(LedgerError) -> String {
        do {
            let checkpoint = try Checkpoint(origin: origin, size: hashes.size, root: hashes.root(size: hashes.size))
            return String(decoding: try checkpoint.signed(by: signer).bytes, as: UTF8.self)
        } catch {
            throw LedgerError(.unreadable)
        }
    }

    func inclusionProof(of position: Position, size: UInt64) async throws(LedgerError) -> InclusionProof {
        throw LedgerError(.unreadable)
    }
}

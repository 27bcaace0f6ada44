package import Core
package import Ledger
package import MerkleLog
import Synchronization

extension MemoryLedger: LedgerStorage {
    package func subject(alias: [UInt8], create: Bool) async throws(LedgerError) -> SubjectRef? {
        state.withLock { state in
            if let ref = state.aliases[alias] { return ref }
            guard create else { return nil }
            let ref = SubjectRef.random(entropy)
            state.aliases[alias] = ref
            return ref
        }
    }

    package func rows(_ keys: [RowKey]) async throws(LedgerError) -> Rows {
        state.withLock { state in
            for case .log(let year) in keys { count(year, &state) }
        }
        return settled
    }
    package func snapshot() async throws(LedgerError) -> LedgerSnapshot {
        let state = state.withLock { $0 }
        return LedgerSnapshot(
            rows: state.rows.settled, year: state.year, size: state.hashes[state.year]?.size ?? 0)
    }

    private var settled: Rows { state.withLock { $0.rows }.settled }

    package func allPurposes() async throws(LedgerError) -> [PurposeRow] {
        state.withLock { Array($0.rows.purposes.values) }
    }

    package func allApplications() async throws(LedgerError) -> [ApplicationRow] {
        state.withLock { Array($0.rows.applications.values) }
    }

    package func purposeBytes(hash: String) async throws(LedgerError) -> [UInt8]? {
        state.withLock { $0.purposes[hash] }
    }

    package func openConsultations() async throws(LedgerError) -> [ConsultationRow] {
        settled.consultations.values.filter { $0.state == .open }
    }

    package func entry(at position: Position) async throws(LedgerError) -> StoredEntry? {
        state.withLock { $0.entries.first { $0.position == position } }
    }

    package func entries(_ query: EntryQuery) async throws(LedgerError) -> [StoredEntry] {
        state.withLock { Array($0.entries.reversed().filter { query.fits($0) }.prefix(query.limit)) }
    }

    package func entries(from: Position, limit: Int) async throws(LedgerError) -> [StoredEntry] {
        state.withLock { Array($0.entries.filter { $0.position >= from && $0.position.log == from.log }.prefix(limit)) }
    }

    package func position(of id: Identifier) async throws(LedgerError) -> Position? {
        state.withLock { $0.entries.first { $0.id == id }?.position }
    }

    package func uncarried(
        after place: CarryingPlace
    ) async throws(LedgerError) -> (carryings: [Carrying], next: CarryingPlace?) {
        let rows = state.withLock { $0.rows }
        return (rows.carryings(of: rows.living(at: clock.now)), nil)
    }

    package func closedLogs() async throws(LedgerError) -> [ClosedLog] { state.withLock { $0.closed } }

    package func checkpoint() async throws(LedgerError) -> String {
        try await checkpoint(ofLog: state.withLock { $0.year })
    }

    package func checkpoint(ofLog year: Int) async throws(LedgerError) -> String {
        if let closed = state.withLock({ $0.closed.first { $0.year == year } }) { return closed.checkpoint }
        do {
            return try signed(try Self.checkpoint(of: year, state.withLock { $0 }, base))
        } catch {
            throw LedgerError(.unreadable)
        }
    }

    package func inclusionProof(of position: Position, size: UInt64) async throws(LedgerError) -> InclusionProof {
        guard let hashes = state.withLock({ $0.hashes[position.log] }) else { throw LedgerError(.unreadable) }
        do {
            return try InclusionProof(of: UInt64(position.seq), size: size, from: hashes)
        } catch {
            throw LedgerError(.unreadable)
        }
    }
}

extension EntryQuery {
    /// The query as plain as it can be said: what the store's indexes must agree with.
    package func fits(_ entry: StoredEntry) -> Bool {
        let isAbout = person.map { person in entry.parts.contains { $0.holder.person == person } } ?? true
        let isFor = purpose.map { entry.purpose == $0 || entry.purpose?.hasPrefix($0 + "@") == true } ?? true
        let isFrom = source.map { entry.source?.split(separator: ",").map(String.init).contains($0) == true } ?? true
        return isAbout && isFor && isFrom && (employee.map { entry.employee == $0 } ?? true)
            && (application.map { entry.application == $0 } ?? true) && (outcome.map { entry.outcome == $0 } ?? true)
            && (types.isEmpty || types.contains(entry.type)) && (from.map { entry.at >= $0 } ?? true)
            && (until.map { entry.at <= $0 } ?? true) && (before.map { entry.position < $0 } ?? true)
            && !excluded.takes(entry)
    }
}

extension EntryExclusion {
    fileprivate func takes(_ entry: StoredEntry) -> Bool {
        let isFor = purpose.map { entry.purpose == $0 || entry.purpose?.hasPrefix($0 + "@") == true } ?? false
        let isFrom = source.map { entry.source?.split(separator: ",").map(String.init).contains($0) == true } ?? false
        return isFor || isFrom || (employee.map { entry.employee == $0 } ?? false)
            || (application.map { entry.application == $0 } ?? false)
            || (outcome.map { entry.outcome == $0 } ?? false)
    }
}

import Catalogue
package import Core
import FoundationEssentials
import GRDB
package import Ledger
package import MerkleLog
import Synchronization

extension ControllerStore: LedgerStorage {
    /// Entries that one reader takes at a time.
    private static let piece = 25

    package func commit(_ proposals: [Proposal]) async -> [Verdict] {
        await withCheckedContinuation { continuation in add(.commit(proposals, continuation)) }
    }

    package func subject(alias: [UInt8], create: Bool) async throws(LedgerError) -> SubjectRef? {
        if let ref = aliases[alias] { return ref }
        let generation = aliases.generation
        var found = try await read { db in try RowReader(db: db).subject(alias: alias) }
        if found == nil, create {
            let result = await withCheckedContinuation { continuation in
                add(.subject(alias: alias, continuation))
            }
            found = try result.get()
        }
        if let found { aliases.keep(found, for: alias, readAt: generation) }
        return found
    }

    package func rows(_ keys: [RowKey]) async throws(LedgerError) -> Rows {
        var known = head.registry
        var missing: [RowKey] = []
        for key in keys where !key.isRegistry {
            guard let running = key.runningConsents, known.isAlone(running.person), let rows = consents[running] else {
                missing.append(key)
                continue
            }
            for row in rows { known.set(.consent(row)) }
        }
        guard !missing.isEmpty else { return known }
        let generation = consents.generation
        let rows = try await read { [known, missing, extents] db in
            var rows = known
            for key in missing { try RowReader(db: db, extents: extents).load(key, into: &rows) }
            return rows
        }
        for key in missing.compactMap(\.runningConsents) where known.isAlone(key.person) {
            let running = rows.consents.values.filter {
                $0.person == key.person && $0.purpose == key.purpose
            }
            consents.keep(running, for: key, readAt: generation)
        }
        return rows
    }

    package func snapshot() async throws(LedgerError) -> LedgerSnapshot {
        try await read { [words] db in
            var rows = Rows()
            try RowReader(db: db).all(into: &rows)
            let year = try LogHead.fetch(db).year
            return LedgerSnapshot(
                rows: rows, year: year, size: try EntryReader(db: db, words: words).size(ofLog: year))
        }
    }

    package func allPurposes() async throws(LedgerError) -> [PurposeRow] {
        head.registry.purposes.values.sorted { ($0.ref.id, $0.ref.version) < ($1.ref.id, $1.ref.version) }
    }

    package func allApplications() async throws(LedgerError) -> [ApplicationRow] {
        head.registry.applications.values.sorted { $0.id < $1.id }
    }

    package func purposeBytes(hash: String) async throws(LedgerError) -> [UInt8]? {
        try await read { db in
            try Data.fetchOne(db, sql: "SELECT bytes FROM purpose_bytes WHERE hash = ?", arguments: [hash])
                .map { Array($0) }
        }
    }

    package func openConsultations() async throws(LedgerError) -> [ConsultationRow] {
        try await read { db in
            var rows = Rows()
            try RowReader(db: db).consultations("c.state = 'open'", [], into: &rows)
            return rows.consultations.values.sorted { $0.id.text < $1.id.text }
        }
    }

    package func entry(at position: Position) async throws(LedgerError) -> StoredEntry? {
        try await read { [words] db in try EntryReader(db: db, words: words).entry(row: position.row) }
    }

    /// First their rows; then the entries themselves, by several readers, since each lies on pages of its own.
    package func entries(_ query: EntryQuery) async throws(LedgerError) -> [StoredEntry] {
        let rows = try await read { [words] db in try EntryFilter(db: db, words: words, query: query).rows() }
        let pieces = stride(from: 0, to: rows.count, by: Self.piece).map { start in
            Array(rows[start..<min(start + Self.piece, rows.count)])
        }
        let entries = try await pieces.sideBySide(lanes: LedgerDatabase.readers) { [self] rows throws(LedgerError) in
            try await read { [words] db in
                let reader = EntryReader(db: db, words: words)
                return try rows.compactMap { try reader.entry(row: $0) }
            }
        }
        return entries.flatMap(\.self)
    }

    /// By person or employee from their rows; all others by day.
    package func counts(_ query: CountQuery) async throws(LedgerError) -> EntryCounts {
        try await read { [words, days] db in
            guard query.person != nil || query.employee != nil else {
                return try days.counts(from: query.from, until: query.until, db, words)
            }
            let rows = try EntryFilter(db: db, words: words, query: query.entries).rows()
            var found = try EntryReader(db: db, words: words).counts(rows)
            found.isComplete = rows.count < query.limit
            return found
        }
    }

    package func entries(from: Position, limit: Int) async throws(LedgerError) -> [StoredEntry] {
        try await read { [words] db in try EntryReader(db: db, words: words).run(from: from, limit: limit) }
    }

    package func leaves(from: Position, limit: Int) async throws(LedgerError) -> [[UInt8]] {
        try await read { [words] db in try EntryReader(db: db, words: words).leaves(from: from, limit: limit) }
    }

    package func position(of id: Identifier) async throws(LedgerError) -> Position? {
        try await read { [words] db in try EntryReader(db: db, words: words).position(of: id) }
    }

    package func checkpoint() async throws(LedgerError) -> String {
        do {
            return try head.note()
        } catch {
            throw StoreFailure.reading(error)
        }
    }

    package func inclusionProof(of position: Position, size: UInt64) async throws(LedgerError) -> InclusionProof {
        // The edge is taken before the transaction, so that a tile is full in the one or partial in the other.
        let head = head.current
        let absent = LedgerError(.unreadable, "no such entry in a log of this size")
        guard position.seq >= 0, UInt64(position.seq) < size else { throw absent }
        return try await read { db in
            let hashes: TileHashes
            if position.log == head.year {
                guard size <= head.frontier.size else { throw absent }
                hashes = head.edge.hashes(db, year: head.year, size: size)
            } else {
                let closed = try ClosedLog.fetchAll(db).first { $0.year == position.log }
                guard let closed, !closed.isPruned, size <= closed.size else { throw absent }
                hashes = try closed.hashes(db, size: size)
            }
            return try InclusionProof(of: UInt64(position.seq), size: size, from: hashes)
        }
    }

    package func closedLogs() async throws(LedgerError) -> [ClosedLog] {
        try await read { db in try ClosedLog.fetchAll(db) }
    }

    package func checkpoint(ofLog year: Int) async throws(LedgerError) -> String {
        do {
            if let note = try head.note(of: year) { return note }
        } catch {
            throw StoreFailure.reading(error)
        }
        guard let closed = try await closedLogs().first(where: { $0.year == year }) else {
            throw LedgerError(.unreadable, "there is no log of \(year)")
        }
        return closed.checkpoint
    }

    func add(_ job: WriterJob) {
        if !queue.add(job, weight: job.weight, isOfTask: job.isOfTask) { job.fail(LedgerError(.shuttingDown)) }
    }

    func read<Found: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Found
    ) async throws(LedgerError) -> Found {
        do {
            return try await database.pool.read(body)
        } catch {
            throw StoreFailure.reading(error)
        }
    }
}

extension Rows {
    /// Whether a person has had no other number, as far as is known: only then do the consents of one ref tell all.
    func isAlone(_ person: SubjectRef) -> Bool { links.isEmpty || people(behind: person).count == 1 }
}

extension RowKey {
    var runningConsents: RunningConsents.Key? {
        guard case .consents(let person, let purpose) = self else { return nil }
        return RunningConsents.Key(person: person, purpose: purpose)
    }
}

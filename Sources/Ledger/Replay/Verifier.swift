import Catalogue
import Core
package import MerkleLog

/// Recomputes every hash of a log, replays the law into fresh tables, and compares every projection row with the live
/// one (DESIGN 7).
///
/// It proves that nothing changed since it was written and that the law was kept at every step; not that an event was
/// true, nor that the gateway was the only way to the source.
package struct Verifier: Sendable {
    /// Hears how many of how many entries are done.
    package typealias Progress = @Sendable (_ done: UInt64, _ size: UInt64) -> Void

    private static let run = 1000

    private let journal: Journal

    package init(journal: Journal) {
        self.journal = journal
    }

    /// Verifies all logs that are there, or the log of one year by itself, from the first entry.
    ///
    /// Of a year by itself what it carries is taken as given; with the year before it, it must be as that year ended.
    /// `against` holds signed checkpoints that came from elsewhere, such as the one on a citizen's receipt. Entries may
    /// come meanwhile: the tables of one moment are held against the entries of that moment.
    package func verify(
        log: Int? = nil, against notes: [String] = [], progress: @escaping Progress = { _, _ in }
    ) async throws(LedgerError) -> Verification {
        let before = try await journal.storage.closedLogs()
        var (replay, live) = try await replayed(log: log, against: notes, progress: progress)
        if try await journal.storage.closedLogs().contains(where: { $0.isPruned && before.contains(isNotPruned: $0) }) {
            // A year went while it was read: once more, with what is left.
            (replay, live) = try await replayed(log: log, against: notes, progress: progress)
        }
        if let log {
            replay.compare(with: live.rows.made(in: log), isWhole: log == live.year)
        } else {
            replay.settle()
            replay.compare(with: live.rows)
        }
        for row in try await journal.storage.allPurposes() {
            replay.check(bytes: try await journal.storage.purposeBytes(hash: row.ref.hash), of: row)
        }
        return replay.verification
    }

    /// The tables as the logs say they are, and what was found on the way: what live tables are rebuilt from.
    package func rebuilt(
        progress: @escaping Progress = { _, _ in }
    ) async throws(LedgerError) -> (rows: Rows, verification: Verification) {
        var (replay, _) = try await replayed(log: nil, against: [], progress: progress)
        replay.settle()
        return (replay.rows, replay.verification)
    }

    /// Recomputes the tree alone, from the commitments, without opening anything.
    package func tree(
        log: Int, progress: @escaping Progress = { _, _ in }
    ) async throws(LedgerError) -> Frontier {
        var frontier = Frontier()
        let size = Self.size(try await journal.storage.checkpoint(ofLog: log))
        var leaves = try await hashes(from: Position(log: log, seq: 0)).get()
        while !leaves.isEmpty {
            let next = Position(log: log, seq: Int64(frontier.size) + Int64(leaves.count))
            async let following = hashes(from: next)
            for leaf in leaves { frontier.append(leaf) }
            progress(frontier.size, max(size, frontier.size))
            leaves = try await following.get()
        }
        return frontier
    }

    @concurrent private func hashes(from position: Position) async -> Result<[Hash], LedgerError> {
        do {
            return .success(try await journal.storage.leaves(from: position, limit: 4 * Self.run).map(TreeHash.leaf))
        } catch {
            return .failure(error)
        }
    }

    private func replayed(
        log: Int?, against notes: [String], progress: @escaping Progress
    ) async throws(LedgerError) -> (replay: Replay, live: LedgerSnapshot) {
        let storage = journal.storage
        let keys = journal.keys.controllerKeys
        var live: LedgerSnapshot?
        var replay = Replay(controller: journal.controller, origin: storage.origin) { keys.keyID(of: $0, $1) }
        if let log {
            for outcome in try await erasures(where: { $0.log != log }) { replay.take(outcome) }
            for scope in try await prunings(outside: log) { replay.take(scope) }
        }
        var left = notes
        var reached = Int.min
        while true {
            // Read anew each time: New Year may come while the log is read.
            let (closed, current) = try await logs()
            let years = closed.map(\.year) + [current]
            guard let year = years.first(where: { $0 > reached && (log ?? $0) == $0 }) else { break }
            reached = year
            let origin = storage.origin(ofLog: year)
            let verifiers = try keys.verifiers(of: origin)
            let own = left.filter { $0.isCheckpoint(of: origin) }
            left.removeAll { own.contains($0) }
            replay.begin(log: year, origin: origin, after: closed.last { $0.year < year })
            if let end = closed.first(where: { $0.year == year }), end.isPruned {
                let isThere = try await !storage.leaves(from: Position(log: year, seq: 0), limit: 1).isEmpty
                replay.skip(end, isThere: isThere, notes: own, signedBy: verifiers)
                continue
            }
            for note in own { replay.expect(note, signedBy: verifiers) }
            let isClosed = closed.contains { $0.year == year }
            live = try await take(log: year, isClosed: isClosed, verifiers, into: &replay, progress: progress)
        }
        if let log {
            // What speaks of another year is not this year's to answer for.
            for year in try await storage.closedLogs().map(\.year) + [storage.year] where year != log {
                left.removeAll { $0.isCheckpoint(of: storage.origin(ofLog: year)) }
            }
            if reached != log { replay.miss(log: log) }
        }
        let verifiers = try keys.verifiers(of: storage.origin)
        for note in left { replay.expect(note, signedBy: verifiers) }
        let end: LedgerSnapshot
        if let live { end = live } else { end = try await storage.snapshot() }
        try await settleErasures(in: &replay, after: end)
        return (replay, end)
    }

    /// The logs that there are, and the one that is written; at New Year this one closes between two questions.
    private func logs() async throws(LedgerError) -> (closed: [ClosedLog], current: Int) {
        var attempts = 0
        while true {
            let current = journal.storage.year
            let closed = try await journal.storage.closedLogs()
            if attempts == 3 || closed.allSatisfy({ $0.year < current }) {
                return (closed.filter { $0.year < current }, current)
            }
            // The writer has turned the year, and is about to say so.
            _ = await journal.storage.commit([])
            attempts += 1
        }
    }

    /// Takes in the log of a year: a closed one to its end, the one that is written up to the moment of the tables that
    /// come back.
    private func take(
        log: Int, isClosed: Bool, _ keys: [VerifierKey], into replay: inout Replay, progress: @escaping Progress
    ) async throws(LedgerError) -> LedgerSnapshot? {
        let storage = journal.storage
        var next = Position(log: log, seq: 0)
        var live: LedgerSnapshot?
        let size = Self.size(try await storage.checkpoint(ofLog: log))
        let before = replay.verification.size
        let told: @Sendable (UInt64) -> Void = { done in progress(before + done, before + max(size, done)) }
        if !isClosed {
            // Most of it first: so little comes between that and the moment of the tables.
            try await read(from: &next, until: size, into: &replay, told)
            replay.follow(try await storage.checkpoint(ofLog: log), signedBy: keys)
            let snapshot = try await storage.snapshot()
            if snapshot.year == log { live = snapshot }
        }
        try await read(from: &next, until: live?.size ?? .max, into: &replay, told)
        var note = try await storage.checkpoint(ofLog: log)
        if live != nil, Self.size(note) < replay.size {
            // A commit can be read a moment before its writer says so; what waits behind it is answered after.
            _ = await storage.commit([])
            note = try await storage.checkpoint(ofLog: log)
        }
        replay.end(at: note, signedBy: keys, isWritten: live != nil)
        replay.close(log: log)
        return live
    }

    /// While one run of entries is judged, in order, the next is read and opened.
    private func read(
        from next: inout Position, until size: UInt64, into replay: inout Replay, _ told: (UInt64) -> Void
    ) async throws(LedgerError) {
        guard UInt64(next.seq) < size else { return }
        var entries = try await read(from: next, until: size)
        while let last = entries.last {
            next = Position(log: next.log, seq: last.entry.position.seq + 1)
            async let following = result(from: next, until: size)
            for entry in entries { replay.take(entry) }
            told(replay.size)
            entries = try await following.get()
        }
    }

    /// Erasures go on while the log is read: what was read before its key went, or went before its entry was written.
    private func settleErasures(in replay: inout Replay, after live: LedgerSnapshot) async throws(LedgerError) {
        let end = Position(log: live.year, seq: Int64(live.size))
        for outcome in try await erasures(where: { $0 >= end }) { replay.take(outcome) }
        var entry: StoredEntry?
        var missing: [Int] = []
        for place in replay.readAndErased {
            if entry?.position != place.position {
                entry = try await journal.storage.entry(at: place.position)
                missing = []
                if let entry, let opened = try? await journal.open(entry) { missing = entry.missing(of: opened) }
            }
            if missing.contains(place.part) { replay.miss(place) }
        }
        replay.settleErasures()
    }

    /// What the controller's logs say was erased, by entries at such places.
    private func erasures(where fits: (Position) -> Bool) async throws(LedgerError) -> [ErasureOutcome] {
        var query = EntryQuery(types: [.erasurePerformed, .erasureReplayed], limit: Self.run)
        var outcomes: [ErasureOutcome] = []
        while true {
            let entries = try await journal.storage.entries(query)
            for entry in entries where fits(entry.position) {
                guard let outcome = Event(parts: try await journal.open(entry))?.act.erasure else { continue }
                outcomes.append(outcome)
            }
            guard entries.count == query.limit, let last = entries.last else { return outcomes }
            query.before = last.position
        }
    }

    /// What other logs of the controller say was pruned, also where the log that said so first is pruned itself.
    private func prunings(outside log: Int) async throws(LedgerError) -> [PruningScope] {
        var query = EntryQuery(types: [.pruningPerformed, .pruningReplayed, .carried], limit: Self.run)
        var scopes: [PruningScope] = []
        while true {
            let entries = try await journal.storage.entries(query)
            for entry in entries where entry.position.log != log {
                switch Event(parts: try await journal.open(entry))?.act {
                case .carried(let carrying)?:
                    for case .pruning(let row) in carrying.rows.map(\.row) where row.state == .performed {
                        scopes.append(row.scope)
                    }
                case let act?: if let pruning = act.pruning { scopes.append(pruning.scope) }
                case nil: break
                }
            }
            guard entries.count == query.limit, let last = entries.last else { return scopes }
            query.before = last.position
        }
    }

    private static func size(_ note: String) -> UInt64 {
        guard let note = try? SignedNote(parsing: Array(note.utf8)) else { return 0 }
        return (try? Checkpoint(text: note.text).size) ?? 0
    }

    private func result(from position: Position, until size: UInt64) async -> Result<[ReadEntry], LedgerError> {
        do {
            return .success(try await read(from: position, until: size))
        } catch {
            return .failure(error)
        }
    }

    /// Reads a run of entries and opens them on all cores.
    @concurrent private func read(
        from position: Position, until size: UInt64
    ) async throws(LedgerError) -> [ReadEntry] {
        let entries = try await journal.storage.entries(from: position, limit: Self.run)
            .prefix { UInt64($0.position.seq) < size }
        let middle = entries.startIndex + entries.count / 2
        async let first = open(entries[..<middle])
        async let second = open(entries[middle...])
        return await first + second
    }

    @concurrent private func open(_ entries: ArraySlice<StoredEntry>) async -> [ReadEntry] {
        var read: [ReadEntry] = []
        read.reserveCapacity(entries.count)
        guard let first = entries.first else { return [] }
        let sealer = journal.sealer(ofLog: first.position.log)
        var names = EmployeeNames(keys: journal.keys.controllerKeys)
        for entry in entries {
            let opened: Result<[OpenedPart], LedgerError>
            do {
                opened = .success(try await sealer.open(entry))
            } catch {
                opened = .failure(error)
            }
            read.append(ReadEntry(entry, opened, &names))
        }
        return read
    }
}

extension [ClosedLog] {
    /// Whether the log of the same year was there.
    fileprivate func contains(isNotPruned log: ClosedLog) -> Bool {
        contains { $0.year == log.year && !$0.isPruned }
    }
}

extension String {
    /// Whether this is a note whose first line names the log.
    fileprivate func isCheckpoint(of origin: String) -> Bool {
        utf8.count > origin.utf8.count && utf8.starts(with: origin.utf8)
            && utf8[utf8.index(utf8.startIndex, offsetBy: origin.utf8.count)] == 0x0A
    }
}

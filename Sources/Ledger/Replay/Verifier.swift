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
    /// `against` holds signed checkpoints that came from elsewhere, such as the one on a citizen's receipt.
    package func verify(
        log: Int? = nil, against notes: [String] = [], progress: @escaping Progress = { _, _ in }
    ) async throws(LedgerError) -> Verification {
        var replay = try await replayed(log: log, against: notes, progress: progress)
        let live = try await journal.storage.allRows()
        if let log {
            replay.compare(with: live.made(in: log), isWhole: log == journal.storage.year)
        } else {
            replay.settle()
            replay.compare(with: live)
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
        var replay = try await replayed(log: nil, against: [], progress: progress)
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
    ) async throws(LedgerError) -> Replay {
        let storage = journal.storage
        let keys = journal.keys.controllerKeys
        var replay = Replay(controller: journal.controller, origin: storage.origin) { keys.keyID(of: $0, $1) }
        if let log {
            for outcome in try await erasures(outside: log) { replay.take(outcome) }
        }
        var left = notes
        var reached = Int.min
        while true {
            // Read anew each time: New Year may come while the log is read.
            let closed = try await storage.closedLogs()
            let years = closed.map(\.year) + [storage.year]
            guard let year = years.first(where: { $0 > reached && (log ?? $0) == $0 }) else { break }
            reached = year
            let origin = storage.origin(ofLog: year)
            let verifiers = try keys.verifiers(of: origin)
            let own = left.filter { $0.isCheckpoint(of: origin) }
            left.removeAll { own.contains($0) }
            replay.begin(log: year, origin: origin, after: closed.last { $0.year < year })
            if let end = closed.first(where: { $0.year == year }), end.isPruned {
                replay.skip(end, notes: own, signedBy: verifiers)
                continue
            }
            for note in own { replay.expect(note, signedBy: verifiers) }
            try await take(log: year, verifiers, into: &replay, progress: progress)
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
        replay.settleErasures()
        return replay
    }

    /// While one run of entries is judged, in order, the next is read and opened.
    private func take(
        log: Int, _ keys: [VerifierKey], into replay: inout Replay, progress: @escaping Progress
    ) async throws(LedgerError) {
        let storage = journal.storage
        var next = Position(log: log, seq: 0)
        let before = replay.verification.size
        let size = before + Self.size(try await storage.checkpoint(ofLog: log))
        // Entries may come while the log is read: the head is asked for when all that were there have been taken in.
        var taken: UInt64
        repeat {
            taken = replay.size
            var entries = try await read(from: next)
            while let last = entries.last {
                next = Position(log: log, seq: last.entry.position.seq + 1)
                async let following = result(from: next)
                for entry in entries { replay.take(entry) }
                progress(before + replay.size, max(size, before + replay.size))
                entries = try await following.get()
            }
        } while replay.isBehind(try await storage.checkpoint(ofLog: log), signedBy: keys) && replay.size > taken
        replay.close(log: log)
    }

    /// What other logs of the controller say was erased.
    private func erasures(outside log: Int) async throws(LedgerError) -> [ErasureOutcome] {
        var query = EntryQuery(types: [.erasurePerformed, .erasureReplayed], limit: Self.run)
        var outcomes: [ErasureOutcome] = []
        while true {
            let entries = try await journal.storage.entries(query)
            for entry in entries where entry.position.log != log {
                guard let outcome = Event(parts: try await journal.open(entry))?.act.erasure else { continue }
                outcomes.append(outcome)
            }
            guard entries.count == query.limit, let last = entries.last else { return outcomes }
            query.before = last.position
        }
    }

    private static func size(_ note: String) -> UInt64 {
        guard let note = try? SignedNote(parsing: Array(note.utf8)) else { return 0 }
        return (try? Checkpoint(text: note.text).size) ?? 0
    }

    private func result(from position: Position) async -> Result<[ReadEntry], LedgerError> {
        do {
            return .success(try await read(from: position))
        } catch {
            return .failure(error)
        }
    }

    /// Reads a run of entries and opens them on all cores.
    @concurrent private func read(from position: Position) async throws(LedgerError) -> [ReadEntry] {
        let entries = try await journal.storage.entries(from: position, limit: Self.run)
        let middle = entries.count / 2
        async let first = open(entries[..<middle])
        async let second = open(entries[middle...])
        return await first + second
    }

    @concurrent private func open(_ entries: ArraySlice<StoredEntry>) async -> [ReadEntry] {
        var read: [ReadEntry] = []
        read.reserveCapacity(entries.count)
        for entry in entries {
            let opened: Result<[OpenedPart], LedgerError>
            do {
                opened = .success(try await journal.open(entry))
            } catch {
                opened = .failure(error)
            }
            read.append(ReadEntry(entry, opened, keys: journal.keys.controllerKeys))
        }
        return read
    }
}

extension String {
    /// Whether this is a note whose first line names the log.
    fileprivate func isCheckpoint(of origin: String) -> Bool {
        utf8.count > origin.utf8.count && utf8.starts(with: origin.utf8)
            && utf8[utf8.index(utf8.startIndex, offsetBy: origin.utf8.count)] == 0x0A
    }
}

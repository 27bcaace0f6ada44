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

    /// Verifies the log from its first entry.
    ///
    /// `against` holds signed checkpoints that came from elsewhere, such as the one on a citizen's receipt.
    package func verify(
        log: Int, against notes: [String] = [], progress: @escaping Progress = { _, _ in }
    ) async throws(LedgerError) -> Verification {
        var replay = try await replayed(log: log, against: notes, progress: progress)
        replay.compare(with: try await journal.storage.allRows())
        for row in try await journal.storage.allPurposes() {
            replay.check(bytes: try await journal.storage.purposeBytes(hash: row.ref.hash), of: row)
        }
        return replay.verification
    }

    /// The tables as the log says they are, and what was found on the way: what live tables are rebuilt from.
    package func rebuilt(
        log: Int, progress: @escaping Progress = { _, _ in }
    ) async throws(LedgerError) -> (rows: Rows, verification: Verification) {
        let replay = try await replayed(log: log, against: [], progress: progress)
        return (replay.rows, replay.verification)
    }

    /// Recomputes the tree alone, from the commitments, without opening anything.
    package func tree(
        log: Int, progress: @escaping Progress = { _, _ in }
    ) async throws(LedgerError) -> Frontier {
        var frontier = Frontier()
        let size = Self.size(try await journal.storage.checkpoint())
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

    /// While one run of entries is judged, in order, the next is read and opened.
    private func replayed(
        log: Int, against notes: [String], progress: @escaping Progress
    ) async throws(LedgerError) -> Replay {
        let storage = journal.storage
        var replay = Replay(controller: journal.controller, origin: storage.origin)
        let key = journal.keys.controllerKeys.signer.verifier
        for note in notes { replay.expect(note, signedBy: key) }
        var next = Position(log: log, seq: 0)
        let size = Self.size(try await storage.checkpoint())
        // Entries may come while the log is read: the head is asked for when all that were there have been taken in.
        var taken: UInt64
        repeat {
            taken = replay.size
            var entries = try await read(from: next)
            while let last = entries.last {
                next = Position(log: log, seq: last.entry.position.seq + 1)
                async let following = result(from: next)
                for entry in entries { replay.take(entry) }
                progress(replay.size, max(size, replay.size))
                entries = try await following.get()
            }
        } while replay.isBehind(try await storage.checkpoint(), signedBy: key) && replay.size > taken
        replay.close()
        return replay
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

import Catalogue
import Core
import MerkleLog

/// Recomputes every hash of a log, replays the law into fresh tables, and compares every projection row with the live
/// one (DESIGN 7).
///
/// It proves that nothing changed since it was written and that the law was kept at every step; not that an event was
/// true, nor that the gateway was the only way to the source.
package struct Verifier: Sendable {
    private static let run = 500

    private let journal: Journal

    package init(journal: Journal) {
        self.journal = journal
    }

    /// Verifies the log from its first entry.
    ///
    /// `against` holds signed checkpoints that came from elsewhere, such as the
    /// one on a citizen's receipt; `progress` hears the number of entries done.
    package func verify(
        log: Int, against notes: [String] = [], progress: @Sendable (UInt64) -> Void = { _ in }
    ) async throws(LedgerError) -> Verification {
        var replay = Replay(
            controller: journal.controller, origin: journal.storage.origin, keys: journal.keys.controllerKeys)
        let key = journal.keys.controllerKeys.signer.verifier
        for note in notes { replay.expect(note, signedBy: key) }
        var next = Position(log: log, seq: 0)
        // Entries may come while the log is read: the head is asked for when all that were there have been taken in.
        var taken: UInt64
        repeat {
            taken = replay.size
            while true {
                let entries = try await journal.storage.entries(from: next, limit: Self.run)
                guard let last = entries.last else { break }
                for (entry, opening) in zip(entries, await open(entries)) { replay.take(entry, opening) }
                next = Position(log: log, seq: last.position.seq + 1)
                progress(UInt64(next.seq))
            }
        } while replay.isBehind(try await journal.storage.checkpoint(), signedBy: key) && replay.size > taken
        replay.finish(live: try await journal.storage.allRows())
        for row in try await journal.storage.allPurposes() {
            replay.check(bytes: try await journal.storage.purposeBytes(hash: row.ref.hash), of: row)
        }
        return replay.verification
    }

    /// Opens a run of entries on all cores; opening is most of the work.
    private func open(_ entries: [StoredEntry]) async -> [Opening] {
        let middle = entries.count / 2
        async let first = openRun(entries[..<middle])
        async let second = openRun(entries[middle...])
        return await first + second
    }

    @concurrent private func openRun(_ entries: ArraySlice<StoredEntry>) async -> [Opening] {
        var openings: [Opening] = []
        for entry in entries {
            do {
                openings.append(.opened(try await journal.open(entry)))
            } catch {
                openings.append(.unreadable(error))
            }
        }
        return openings
    }
}

/// What opening an entry gave.
enum Opening: Sendable {
    case opened([OpenedPart])
    case unreadable(LedgerError)
}

import Catalogue
import Core
import MerkleLog

/// Makes a bundle of one or more years' logs: every leaf, and what is in scope opened with its salts.
///
/// What a check of the scope rests on is opened too: the consents that its entries cite and all that became of them, the
/// consultations behind its disclosures with their ends, and what the controller decided.
package struct BundleWriter: Sendable {
    static let run = 1000

    /// One log as it goes into the bundle.
    struct Log {
        let note: String
        let head: Checkpoint
        let isPruned: Bool

        var claimed: BundleManifest.Log {
            BundleManifest.Log(origin: head.origin, size: Int64(head.size), isPruned: isPruned)
        }
        var year: Int { claimed.year }
        var folder: String { claimed.folder }
        var start: Position { Position(log: year, seq: 0) }
    }

    let journal: Journal

    package init(journal: Journal) {
        self.journal = journal
    }

    /// The years of which there is a log, oldest first; the last is written now.
    package func years() async throws(LedgerError) -> [Int] {
        try await journal.storage.closedLogs().map(\.year) + [journal.storage.year]
    }

    /// - Parameters:
    ///   - checkpoints: Earlier signed checkpoints of these logs, which the bundle must agree with.
    ///   - others: Files that do not come from the logs: the verifier, the policy of the witnesses.
    package func bundle(
        _ scope: BundleScope, checkpoints: [String] = [], with others: [String: [UInt8]] = [:],
        progress: @escaping Verifier.Progress = { _, _ in }
    ) async throws(LedgerError) -> LogBundle {
        let logs = try await logs(scope.logs)
        guard let newest = logs.last else { throw LedgerError(.unreadable, "there is no log of these years") }
        let keys = try await BundleKeys(journal: journal, logs: logs, origin: newest.head.origin)
        var bundle = LogBundle(files: others)
        bundle["log.vkey"] = Array((keys.known.text + "\n").utf8)
        let size = logs.reduce(0) { $0 + ($1.isPruned ? 0 : $1.head.size) }
        var done: UInt64 = 0
        for log in logs {
            bundle[log.folder + "checkpoint"] = Array(log.note.utf8)
            for note in checkpoints {
                guard let earlier = Self.checkpoint(note), earlier.size > 0, earlier.size < log.head.size,
                    earlier.origin == log.head.origin
                else { continue }
                bundle[log.folder + "checkpoints/\(earlier.size)"] = Array(note.utf8)
            }
            guard !log.isPruned else { continue }
            let tiles = try await tiles(of: log) { [done] in progress(done + $0, size) }
            done += tiles.size
            try put(tiles, of: log, keys, into: &bundle)
        }
        var selection = BundleSelection(scope: scope)
        if scope.nothing {
            try await bind(&selection, logs, keys)
        } else {
            for log in logs where !log.isPruned { try await select(&selection, in: log) }
            if !scope.isEverything { try await follow(&selection, in: logs) }
            try await add(purposes: selection.purposes, to: &bundle)
        }
        let claimed = logs.map { log in
            var claimed = log.claimed
            guard !log.isPruned else { return claimed }
            let lines = selection.lines(of: log.year)
            if !scope.nothing || !lines.isEmpty {
                bundle[log.folder + "entries.jsonl"] = lines.flatMap { $0.json.canonicalBytes + [0x0A] }
            }
            claimed.erased = lines.count { !$0.erased.isEmpty }
            claimed.read = lines.count - claimed.erased
            claimed.withheld = Int(log.head.size) - lines.count
            return claimed
        }
        bundle.seal(
            BundleManifest(
                controller: journal.controller, made: journal.clock.now, scope: scope.json, logs: claimed,
                keys: keys.listed))
        return bundle
    }

    private func logs(_ wanted: BundleScope.Logs) async throws(LedgerError) -> [Log] {
        let note = try await journal.storage.checkpoint()
        guard let head = Self.checkpoint(note) else { throw LedgerError(.unreadable, "the checkpoint does not read") }
        let current = Log(note: note, head: head, isPruned: false)
        var logs: [Log] = []
        for closed in try await journal.storage.closedLogs() where closed.year < current.year {
            guard let end = Self.checkpoint(closed.checkpoint) else {
                throw LedgerError(.unreadable, "the checkpoint of \(closed.year) does not read")
            }
            logs.append(Log(note: closed.checkpoint, head: end, isPruned: closed.isPruned))
        }
        return (logs + [current]).filter { wanted.holds($0.year, now: current.year) }
    }

    /// Tiles, and the checkpoints by which a key vouches for the entry that replaced it.
    private func put(
        _ tiles: LogTiles, of log: Log, _ keys: BundleKeys, into bundle: inout LogBundle
    ) throws(LedgerError) {
        do {
            for (path, content) in try tiles.files() { bundle[log.folder + path] = content }
            for (seq, signers) in keys.rotations(in: log) {
                let size = UInt64(seq) + 1
                guard let root = tiles.root(size: size) else { continue }
                let checkpoint = try Checkpoint(origin: log.head.origin, size: size, root: root)
                var note = try checkpoint.signed(by: signers.former)
                note = try note.adding(signers.next.sign(checkpoint.text))
                bundle[log.folder + "checkpoints/\(size)"] = note.bytes
            }
        } catch {
            throw LedgerError(.unreadable, "the tiles of the log cannot be cut")
        }
    }

    /// The leaves of the first entries, in order.
    private func tiles(of log: Log, _ told: (UInt64) -> Void) async throws(LedgerError) -> LogTiles {
        var tiles = LogTiles()
        while tiles.size < log.head.size {
            let next = Position(log: log.year, seq: Int64(tiles.size))
            let leaves = try await journal.storage.leaves(
                from: next, limit: min(Self.run, Int(log.head.size - tiles.size)))
            guard !leaves.isEmpty else { throw LedgerError(.unreadable, "the log lacks entries") }
            for leaf in leaves { tiles.append(leaf) }
            told(tiles.size)
        }
        return tiles
    }

    private func add(purposes: Set<String>, to bundle: inout LogBundle) async throws(LedgerError) {
        for hash in purposes {
            guard let bytes = try await journal.storage.purposeBytes(hash: hash) else { continue }
            bundle["purposes/" + hash] = bytes
            guard let files = try? PurposeFiles(stored: bytes, name: "stored purpose") else { continue }
            let notice = files.purpose.template.notice
            bundle["notices/" + notice.hash] = Array(notice.text.utf8)
        }
    }

    static func checkpoint(_ note: String) -> Checkpoint? {
        guard let note = try? SignedNote(parsing: Array(note.utf8)) else { return nil }
        return try? Checkpoint(text: note.text)
    }
}

import Catalogue
import Core
import MerkleLog

/// Makes a bundle of a log: every leaf, and what is in scope opened with its salts.
///
/// What a check of the scope rests on is opened too: the consents that its entries cite and all that became of them, the
/// consultations behind its disclosures with their ends, and what the controller decided.
package struct BundleWriter: Sendable {
    static let run = 1000

    let journal: Journal

    package init(journal: Journal) {
        self.journal = journal
    }

    /// - Parameters:
    ///   - checkpoints: Earlier signed checkpoints of this log, which the bundle must agree with.
    ///   - others: Files that do not come from the log: the verifier, the policy of the witnesses.
    package func bundle(
        _ scope: BundleScope, checkpoints: [String] = [], with others: [String: [UInt8]] = [:],
        progress: @escaping Verifier.Progress = { _, _ in }
    ) async throws(LedgerError) -> LogBundle {
        let storage = journal.storage
        let note = try await storage.checkpoint()
        guard let head = Self.checkpoint(note) else { throw LedgerError(.unreadable, "the checkpoint does not read") }
        var selection = BundleSelection(scope: scope)
        let tiles = try await tiles(of: head.size, progress: progress)
        if !scope.nothing {
            try await select(&selection, size: Int64(head.size), progress: progress)
            try await follow(&selection, size: Int64(head.size))
        }
        var bundle = LogBundle(files: others)
        bundle["checkpoint"] = Array(note.utf8)
        bundle["log.vkey"] = Array((try journal.keys.controllerKeys.verifier(of: head.origin).text + "\n").utf8)
        for earlier in checkpoints {
            guard let earlierHead = Self.checkpoint(earlier), earlierHead.size > 0, earlierHead.size < head.size,
                earlierHead.origin == head.origin
            else { continue }
            bundle["checkpoints/\(earlierHead.size)"] = Array(earlier.utf8)
        }
        do {
            for (path, content) in try tiles.files() { bundle[path] = content }
        } catch {
            throw LedgerError(.unreadable, "the tiles of the log cannot be cut")
        }
        if !scope.nothing {
            let lines = selection.lines
            bundle["entries.jsonl"] = lines.flatMap { $0.json.canonicalBytes + [0x0A] }
            try await add(purposes: selection.purposes, to: &bundle)
        }
        bundle.seal(
            BundleManifest(
                origin: head.origin, controller: journal.controller, size: Int64(head.size), made: journal.clock.now,
                scope: scope.json, read: selection.read, erased: selection.erased,
                withheld: Int(head.size) - selection.read - selection.erased))
        return bundle
    }

    /// The leaves of the first entries, in order.
    private func tiles(of size: UInt64, progress: Verifier.Progress) async throws(LedgerError) -> LogTiles {
        var tiles = LogTiles()
        while tiles.size < size {
            let next = Position(log: journal.storage.year, seq: Int64(tiles.size))
            let leaves = try await journal.storage.leaves(from: next, limit: min(Self.run, Int(size - tiles.size)))
            guard !leaves.isEmpty else { throw LedgerError(.unreadable, "the log lacks entries") }
            for leaf in leaves { tiles.append(leaf) }
            progress(tiles.size, size)
        }
        return tiles
    }

    /// Opens what the scope covers, in order.
    private func select(
        _ selection: inout BundleSelection, size: Int64, progress: Verifier.Progress
    ) async throws(LedgerError) {
        var next = Position(log: journal.storage.year, seq: 0)
        while next.seq < size {
            let entries = try await journal.storage.entries(from: next, limit: min(Self.run, Int(size - next.seq)))
            guard let last = entries.last else { break }
            for entry in entries where selection.scope.covers(entry) {
                selection.take(entry, try await journal.open(entry))
            }
            next = Position(log: next.log, seq: last.position.seq + 1)
            progress(UInt64(next.seq), UInt64(size))
        }
    }

    /// What entries in scope cite, and what became of it.
    private func follow(_ selection: inout BundleSelection, size: Int64) async throws(LedgerError) {
        for person in selection.persons {
            var query = EntryQuery(person: person, types: BundleSelection.following, limit: 500)
            while true {
                let entries = try await journal.storage.entries(query)
                for entry in entries
                where entry.position.log == journal.storage.year && entry.position.seq < size && !selection.holds(entry)
                {
                    let parts = try await journal.open(entry)
                    if selection.isCited(entry, parts) { selection.take(entry, parts) }
                }
                guard entries.count == query.limit, let last = entries.last else { break }
                query.before = last.position
            }
        }
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

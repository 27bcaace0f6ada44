package import Core
package import Ledger
import MerkleLog

/// A signed statement of how long the log was, and who signed it.
package struct CheckpointMark: Hashable, Sendable {
    /// When it was witnessed; `nil` for the newest one, which is of now.
    package let at: Instant?
    package let size: UInt64
    /// Base64.
    package let root: String
    /// The names of those who signed, the log's own left out.
    package let witnesses: [String]
    /// Whether those signed whose signatures are needed; `nil` for one that went to nobody yet.
    package let isEnough: Bool?
    /// Whether too much time lies between it and the one before.
    package let followsGap: Bool
}

/// The newest checkpoint of a log, and those that its witnesses signed.
package struct CheckpointHistory: Sendable {
    /// Two rounds further apart are a gap: what happened between them rests on our own signature alone.
    package static let longestGapHours: Int64 = 48
    private static let hour: Int64 = 3_600_000

    private let journal: Journal

    package init(journal: Journal) {
        self.journal = journal
    }

    package func newest() async throws(LedgerError) -> CheckpointMark {
        guard let mark = mark(try await journal.storage.checkpoint(), at: nil, isEnough: nil, gap: false) else {
            throw LedgerError(.unreadable, "the newest checkpoint does not read")
        }
        return mark
    }

    /// The last rounds past the witnesses, newest first.
    package func witnessed(_ count: Int) async throws(LedgerError) -> [CheckpointMark] {
        guard let type = EntryType(rawValue: "checkpointWitnessed") else { return [] }
        let entries = try await journal.storage.entries(EntryQuery(types: [type], limit: count + 1))
        var marks: [CheckpointMark] = []
        for (index, entry) in entries.prefix(count).enumerated() {
            guard let content = try await journal.open(entry).first?.payload, let note = content["note"]?.string else {
                continue
            }
            let before = entries.indices.contains(index + 1) ? entries[index + 1].at : nil
            let isFar = before.map {
                entry.at.milliseconds - $0.milliseconds > Self.longestGapHours * Self.hour
            }
            if let mark = mark(note, at: entry.at, isEnough: content["quorum"]?.boolean, gap: isFar ?? false) {
                marks.append(mark)
            }
        }
        return marks
    }

    private func mark(_ note: String, at: Instant?, isEnough: Bool?, gap: Bool) -> CheckpointMark? {
        guard let note = try? SignedNote(parsing: Array(note.utf8)),
            let checkpoint = try? Checkpoint(text: note.text)
        else { return nil }
        return CheckpointMark(
            at: at, size: checkpoint.size, root: checkpoint.root.base64,
            witnesses: note.signatures.map(\.name).filter { $0 != checkpoint.origin }, isEnough: isEnough,
            followsGap: gap)
    }
}

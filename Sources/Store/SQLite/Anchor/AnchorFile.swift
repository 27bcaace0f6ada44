import FoundationEssentials
import Ledger
import MerkleLog

/// The file `anchor`: the last signed checkpoints, outside the database, so that an older copy of it is seen.
///
/// A note and a blank line each, oldest first. The file is replaced whole (written beside, flushed, renamed), so that a
/// crash leaves the old one or the new one.
struct AnchorFile: Sendable {
    let path: String

    static let most = 100

    /// `nil` where there is no file.
    func read() throws(LedgerError) -> [String]? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw LedgerError(.unreadable, "the anchor cannot be read")
        }
        // A checkpoint has no blank line, so that a note is a text and its signatures.
        let blocks = String(decoding: data, as: UTF8.self).split(separator: "\n\n")
        guard blocks.count.isMultiple(of: 2) else { throw LedgerError(.unreadable, "the anchor is cut off") }
        return stride(from: 0, to: blocks.count, by: 2).map { index in
            blocks[index] + "\n\n" + blocks[index + 1].drop { $0 == "\n" } + "\n"
        }
    }

    func write(_ notes: [String]) throws {
        let text = notes.suffix(AnchorFile.most).map { $0 + "\n" }.joined()
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    }
}

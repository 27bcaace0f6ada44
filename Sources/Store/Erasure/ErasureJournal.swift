import Core
import Crypto
import Ledger
import Synchronization
import Wire

/// The erasures and prunings of a controller, in a file that stands outside every backup: a copy that is put back cannot undo one.
///
/// A line is on the disk before anything is destroyed. A last line without its end was never told to anyone: nothing
/// was destroyed for it.
final class ErasureJournal: Sendable {
    private struct State {
        var lines: [ErasureLine]
        var prunings: [PruningLine]
        var length: Int
    }

    private let file: AppendedFile
    private let key: SymmetricKey
    private let state: Mutex<State>
    /// Whether there is a file at all.
    let isThere: Bool

    /// Fails with `unreadable` when the file cannot be read to its end: then nobody knows what must stay destroyed.
    init(_ path: String, key: SymmetricKey) throws(LedgerError) {
        file = AppendedFile(path)
        self.key = key
        let bytes: [UInt8]?
        do {
            bytes = try file.bytes()
        } catch {
            if error.code == .fileNotPrivate {
                throw LedgerError(.keyFilePermissions, "others may touch the erasure journal; chmod 600 mends it")
            }
            throw LedgerError(.unreadable, "the erasure journal cannot be read")
        }
        isThere = bytes != nil
        let whole = (bytes ?? []).lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        var lines: [ErasureLine] = []
        var prunings: [PruningLine] = []
        for text in (bytes ?? []).prefix(whole).split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
            if let line = ErasureLine(text, under: key) {
                lines.append(line)
            } else if let line = PruningLine(text, under: key) {
                prunings.append(line)
            } else {
                throw LedgerError(.unreadable, "a line of the erasure journal is not ours")
            }
        }
        state = Mutex(State(lines: lines, prunings: prunings, length: whole))
    }

    var lines: [ErasureLine] { state.withLock { $0.lines } }

    func line(of erasure: Identifier) -> ErasureLine? { lines.first { $0.erasure == erasure } }

    var prunings: [PruningLine] { state.withLock { $0.prunings } }

    func line(ofPruning plan: Identifier) -> PruningLine? { prunings.first { $0.pruned.plan == plan } }

    /// On the disk when this returns.
    func append(_ line: ErasureLine) throws(LedgerError) {
        try append(line.text(under: key)) { $0.lines.append(line) }
    }

    /// On the disk when this returns.
    func append(_ line: PruningLine) throws(LedgerError) {
        try append(line.text(under: key)) { $0.prunings.append(line) }
    }

    private func append(_ text: String, taken: (inout State) -> Void) throws(LedgerError) {
        let bytes = Array((text + "\n").utf8)
        let isWritten = state.withLock { state in
            guard (try? file.append(bytes, behind: state.length)) != nil else { return false }
            taken(&state)
            state.length += bytes.count
            return true
        }
        if !isWritten { throw LedgerError(.notWritable, "the erasure journal cannot be written") }
    }
}

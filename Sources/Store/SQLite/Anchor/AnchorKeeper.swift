import Dispatch
import Ledger
import Synchronization

/// Writes the signed checkpoint to the anchor, off the path of the commit and at most a second after it.
final class AnchorKeeper: Sendable {
    private struct State {
        var isDue = false
        var notes: [String]
        /// The last checkpoints of logs that were closed since.
        var closed: [String] = []
    }

    private static let delay = DispatchTimeInterval.milliseconds(500)

    private let file: AnchorFile
    private let checkpoint: @Sendable () throws -> String
    private let queue = DispatchQueue(label: "sluis.anchor", qos: .utility)
    private let state: Mutex<State>

    init(file: AnchorFile, notes: [String], checkpoint: @escaping @Sendable () throws -> String) {
        self.file = file
        self.checkpoint = checkpoint
        state = Mutex(State(notes: notes))
    }

    var notes: [String] { state.withLock { $0.notes } }

    /// Called after each commit.
    func committed(closed note: String?) {
        let starts = state.withLock { state in
            if let note { state.closed.append(note) }
            defer { state.isDue = true }
            return !state.isDue
        }
        guard starts else { return }
        queue.asyncAfter(deadline: .now() + AnchorKeeper.delay) {
            // Where this fails the next commit tries again.
            try? self.write()
        }
    }

    /// Writes now, unless the newest note is there already.
    func write() throws {
        try state.withLock { state in
            state.isDue = false
            let note = try checkpoint()
            guard note != state.notes.last else { return }
            let notes = Array((state.notes + state.closed + [note]).suffix(AnchorFile.most))
            try file.write(notes)
            state.notes = notes
            state.closed = []
        }
    }

    func close() {
        queue.sync { try? write() }
    }
}

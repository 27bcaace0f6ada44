import Dispatch
import GRDB
import Synchronization

/// Copies the write-ahead log into the database while the writer goes on.
///
/// The side connection copies nearly all; the writer then copies the rest between two batches, which is little, and its
/// next commit starts the write-ahead log anew. A commit so never waits for a full copy.
final class WALKeeper: Sendable {
    private struct State {
        /// Pages written since the last copy, about.
        var pages = 0
        var isCopying = false
        var isRestLeft = false
    }

    /// Pages between two copies: 32 MB.
    ///
    /// The file keeps its length and is written over, which spares the file system a change of its own with each flush;
    /// so it should reach that length soon.
    private static let interval = 8000
    /// How often the side connection copies in a row, and how few pages are left to the writer.
    private static let passes = 4
    private static let little = 200
    /// About what a commit writes whatever it holds (head, right edges of the trees), and what an entry adds.
    private static let perCommit = 8
    private static let perEntry = 3

    private let side: DatabaseQueue
    private let points: CommitPoint.Handler
    private let queue = DispatchQueue(label: "sluis.wal", qos: .utility)
    private let state = Mutex(State())

    init(side: DatabaseQueue, points: @escaping CommitPoint.Handler) {
        self.side = side
        self.points = points
    }

    /// Called by the writer after a commit.
    func committed(entries: Int) {
        let starts = state.withLock { state in
            state.pages += WALKeeper.perCommit + WALKeeper.perEntry * entries
            guard state.pages >= WALKeeper.interval, !state.isCopying, !state.isRestLeft else { return false }
            state.pages = 0
            state.isCopying = true
            return true
        }
        guard starts else { return }
        queue.async { [self] in
            // A copy that fails is tried again after the next interval: the write-ahead log only grows.
            let copied = copy()
            points(.duringCheckpoint)
            state.withLock { state in
                state.isCopying = false
                state.isRestLeft = copied
            }
        }
    }

    /// Copies in passes, each what was written during the one before, until one brings little: the rest is the writer's,
    /// and everybody waits for that.
    private func copy() -> Bool {
        var done = 0
        for _ in 0..<WALKeeper.passes {
            let copied = try? side.writeWithoutTransaction { db in try db.checkpoint(.passive).checkpointedFrameCount }
            guard let copied else { return false }
            if copied - done < WALKeeper.little { break }
            done = copied
        }
        return true
    }

    /// Called by the writer between two commits.
    func finish(_ db: Database) {
        let isDue = state.withLock { state in
            defer { state.isRestLeft = false }
            return state.isRestLeft
        }
        if isDue { _ = try? db.checkpoint(.passive) }
    }

    func close() {
        queue.sync {}
        try? side.close()
    }
}

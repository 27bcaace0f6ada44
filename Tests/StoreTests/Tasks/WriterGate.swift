import Dispatch
import GRDB
import Store
import Synchronization

/// Holds the writer of a log before its commit until a test lets it go on, and notes how far the log came with each commit.
final class WriterGate: Sendable {
    private struct State {
        var isClosed = false
        var isHolding = false
        var sizes: [Int64] = []
    }

    private let path: String
    private let state = Mutex(State())
    private let opened = DispatchSemaphore(value: 0)

    init(_ path: String) {
        self.path = path
    }

    var isHolding: Bool { state.withLock { $0.isHolding } }
    /// The number of entries after each commit, in order.
    var sizes: [Int64] { state.withLock { $0.sizes } }

    /// The next commit is held.
    func close() { state.withLock { $0.isClosed = true } }

    func open() { opened.signal() }

    func pass(_ point: CommitPoint) {
        switch point {
        case .beforeCommit:
            let holds = state.withLock { state in
                defer { state.isClosed = false }
                state.isHolding = state.isClosed
                return state.isClosed
            }
            if holds { opened.wait() }
        case .afterCommit:
            let size = size
            state.withLock { $0.sizes.append(size) }
        default: break
        }
    }

    /// Read beside the writer, as another program would.
    private var size: Int64 {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try? DatabaseQueue(path: path, configuration: configuration)
        return (try? queue?.read { try Int64.fetchOne($0, sql: "SELECT size FROM head") } ?? nil) ?? -1
    }
}

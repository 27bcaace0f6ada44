import Store
import Synchronization

/// How many commits a store has made; each flushes the disk once (`synchronous=FULL`), as the row with strace shows.
final class CommitCount: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    func pass(_ point: CommitPoint) {
        if point == .afterCommit { count.withLock { $0 += 1 } }
    }
}

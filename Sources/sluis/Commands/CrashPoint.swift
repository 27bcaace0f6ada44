import ArgumentParser
import Glibc
import Store
import Synchronization

/// A point of a commit at which the process kills itself, so that tests can see what is left: `beforeCommit:20` is the
/// twentieth time that the point is passed.
struct CrashPoint: ExpressibleByArgument, Sendable {
    private let point: CommitPoint
    private let times: Int

    init?(argument: String) {
        let pieces = argument.split(separator: ":").map(String.init)
        guard let point = CommitPoint(rawValue: pieces[0]), let times = pieces.count > 1 ? Int(pieces[1]) : 1 else {
            return nil
        }
        self.point = point
        self.times = times
    }

    var handler: CommitPoint.Handler {
        let counter = CrashCounter(left: times)
        let point = point
        return { passed in
            if passed == point, counter.hasReachedEnd() { kill(getpid(), SIGKILL) }
        }
    }
}

private final class CrashCounter: Sendable {
    private let left: Mutex<Int>

    init(left: Int) {
        self.left = Mutex(left)
    }

    func hasReachedEnd() -> Bool {
        left.withLock { left in
            left -= 1
            return left == 0
        }
    }
}

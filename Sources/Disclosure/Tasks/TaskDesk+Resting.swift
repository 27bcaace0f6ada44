import Core
import Ledger
import Synchronization

/// What the runner is told of tasks whose sources stay away.
extension TaskDesk {
    /// Whether a line of a running task may still wait for its sources.
    func mayWait(_ row: TaskRow) -> Bool {
        journal.clock.now < row.until.adding(days: Days.waiting - Days.kept)
    }

    func isResting(_ id: Identifier) -> Bool {
        let now = journal.clock.now
        return rests.withLock { $0[id]?.isResting(at: now) ?? false }
    }

    /// The line after which a task goes on.
    func place(in id: Identifier) -> Int64 { rests.withLock { $0[id]?.last ?? 0 } }

    func answer(_ id: Identifier) { rests.withLock { $0[id]?.answer() } }

    func miss(_ line: Int64, of id: Identifier, retryAt: Instant?) {
        let now = journal.clock.now
        rests.withLock { $0[id, default: TaskRest()].miss(line, at: now, retryAt: retryAt) }
    }

    func endRound(_ id: Identifier) {
        let now = journal.clock.now
        rests.withLock { $0[id, default: TaskRest()].endRound(at: now) }
    }

    /// How long until a task goes on that rested at a moment; `nil` where none did.
    func rest(since moment: Instant) -> Duration? {
        let now = journal.clock.now
        let next = rests.withLock { $0.values.compactMap(\.until).filter { $0 > moment }.min() }
        return next.map { .milliseconds(max(0, $0.milliseconds - now.milliseconds)) }
    }
}

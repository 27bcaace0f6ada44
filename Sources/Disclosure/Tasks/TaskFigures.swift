package import Ledger

/// How all tasks of a controller stand, and the lines on their lists: sums, of no task and no purpose by itself.
package struct TaskFigures: Hashable, Sendable {
    package let tasks: [TaskState: Int]
    package let lines: [LineState: Int]

    package init(tasks: [TaskState: Int], lines: [LineState: Int]) {
        self.tasks = tasks
        self.lines = lines
    }
}

extension TaskDesk {
    package func figures() async throws(DisclosureError) -> TaskFigures {
        try await told { () async throws(LedgerError) in
            var (tasks, lines): ([TaskState: Int], [LineState: Int]) = ([:], [:])
            for task in try await self.storage.tasks() {
                tasks[task.state, default: 0] += 1
                lines.merge(try await self.storage.counts(of: task.id)) { $0 + $1 }
            }
            return TaskFigures(tasks: tasks, lines: lines)
        }
    }
}

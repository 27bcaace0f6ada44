package import Core
package import Ledger

/// How far a task is, for the application that it belongs to.
package struct TaskStatus: Hashable, Sendable {
    package let id: Identifier
    package let state: TaskState
    package let terms: TaskTerms
    package let made: Instant
    package let until: Instant
    package let counts: [LineState: Int]

    package var total: Int { counts.values.reduce(0, +) }
    package var waiting: Int { counts[.waiting] ?? 0 }
    package func count(_ state: LineState) -> Int { counts[state] ?? 0 }
}

/// A run of lines that have ended, in order, without a gap.
package struct TaskPage: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let line: TaskLine
        package let reference: String?
        package let result: KeptResult?
    }

    package let terms: TaskTerms
    package let lines: [Line]
    /// Where to go on; `nil` where this was the end of a task that is done.
    package let next: Int64?
}

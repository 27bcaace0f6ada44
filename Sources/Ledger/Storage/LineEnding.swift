package import Core

/// The end of a line of a task, made durable by the transaction of the entry that ends it: neither is there without the
/// other.
///
/// A line that ended before, or is gone, takes no second entry: the proposal fails (`lineEnded`).
package struct LineEnding: Hashable, Sendable {
    package let task: Identifier
    package let number: Int64
    package let state: LineState
    /// What the line came to, sealed under the task's key.
    package let sealed: [UInt8]

    package init(task: Identifier, number: Int64, state: LineState, sealed: [UInt8]) {
        self.task = task
        self.number = number
        self.state = state
        self.sealed = sealed
    }
}

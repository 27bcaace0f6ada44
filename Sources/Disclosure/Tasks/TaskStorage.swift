package import Core
package import Ledger

/// Where tasks are kept, beside the log: no entry speaks of them, and a replay does not know them.
///
/// What a task holds is sealed under a key of its own, so that destroying the key destroys it in every copy. The storage
/// of the log ends a line in the transaction of its entry (``LineEnding``), and empties what was told of a person in the
/// transaction of the entry that ends its basis.
package protocol TaskStorage: Sendable {
    /// A new key, durable before it is returned.
    func makeTaskKey(_ task: Identifier) async throws(LedgerError) -> SealingKey
    /// `nil` once destroyed.
    func taskKey(_ task: Identifier) async throws(LedgerError) -> SealingKey?
    func destroyTaskKey(_ task: Identifier) async throws(LedgerError)

    func add(_ task: TaskRow) async throws(LedgerError)
    func task(_ id: Identifier) async throws(LedgerError) -> TaskRow?
    /// The oldest first.
    func tasks() async throws(LedgerError) -> [TaskRow]
    /// Whether the task was in one of these states, and is in the other now.
    func move(
        _ id: Identifier, from: Set<TaskState>, to state: TaskState, until: Instant
    ) async throws(LedgerError) -> Bool
    /// With its lines.
    func remove(_ id: Identifier) async throws(LedgerError)

    /// Adds lines to a list; who is named in an earlier line becomes its duplicate.
    func append(_ lines: [TaskLine], to task: Identifier) async throws(LedgerError)
    /// Removes at most so many lines; how many there were.
    func dropLines(of task: Identifier, limit: Int) async throws(LedgerError) -> Int
    /// Lines that wait, in order, after one.
    func waiting(of task: Identifier, after number: Int64, limit: Int) async throws(LedgerError) -> [TaskLine]
    /// Lines in order, from one, whatever their state.
    func lines(of task: Identifier, from number: Int64, limit: Int) async throws(LedgerError) -> [TaskLine]
    func counts(of task: Identifier) async throws(LedgerError) -> [LineState: Int]
    /// Ends a line that no entry can be made of; nothing where it ended before.
    func end(_ line: LineEnding) async throws(LedgerError)
}

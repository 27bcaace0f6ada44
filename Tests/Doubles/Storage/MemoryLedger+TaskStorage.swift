package import Core
import Crypto
package import Disclosure
package import Ledger
import Synchronization

extension MemoryLedger: TaskStorage {
    package func makeTaskKey(_ task: Identifier) async throws(LedgerError) -> SealingKey {
        let key = SealingKey(version: 1, secret: SymmetricKey(data: entropy.bytes(32)))
        state.withLock { $0.tasks.keys[task] = key }
        return key
    }

    package func taskKey(_ task: Identifier) async throws(LedgerError) -> SealingKey? {
        state.withLock { $0.tasks.keys[task] }
    }

    package func destroyTaskKey(_ task: Identifier) async throws(LedgerError) {
        state.withLock { $0.tasks.keys[task] = nil }
    }

    package func add(_ task: TaskRow) async throws(LedgerError) { state.withLock { $0.tasks.add(task) } }

    package func task(_ id: Identifier) async throws(LedgerError) -> TaskRow? {
        state.withLock { $0.tasks.tasks.first { $0.id == id } }
    }

    package func tasks() async throws(LedgerError) -> [TaskRow] { state.withLock { $0.tasks.tasks } }

    package func move(
        _ id: Identifier, from: Set<TaskState>, to target: TaskState, until: Instant
    ) async throws(LedgerError) -> Bool {
        state.withLock { $0.tasks.move(id, from: from, to: target, until: until) }
    }

    package func remove(_ id: Identifier) async throws(LedgerError) { state.withLock { $0.tasks.remove(id) } }

    package func append(_ lines: [TaskLine], to task: Identifier) async throws(LedgerError) {
        state.withLock { $0.tasks.append(lines, to: task) }
    }

    package func dropLines(of task: Identifier, limit: Int) async throws(LedgerError) -> Int {
        state.withLock { $0.tasks.drop(task, limit: limit) }
    }

    package func waiting(
        of task: Identifier, after number: Int64, limit: Int
    ) async throws(LedgerError) -> [TaskLine] {
        state.withLock { state in
            Array(state.tasks.lines(of: task).filter { $0.state == .waiting && $0.number > number }.prefix(limit))
        }
    }

    package func lines(of task: Identifier, from number: Int64, limit: Int) async throws(LedgerError) -> [TaskLine] {
        state.withLock { state in Array(state.tasks.lines(of: task).filter { $0.number >= number }.prefix(limit)) }
    }

    package func counts(of task: Identifier) async throws(LedgerError) -> [LineState: Int] {
        state.withLock { state in
            Dictionary(grouping: state.tasks.lines(of: task), by: \.state).mapValues(\.count)
        }
    }

    package func end(_ line: LineEnding) async throws(LedgerError) {
        state.withLock { $0.tasks.end(line, entry: nil) }
    }
}

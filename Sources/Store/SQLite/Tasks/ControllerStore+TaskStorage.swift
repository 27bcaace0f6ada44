package import Core
package import Disclosure
import FoundationEssentials
import GRDB
package import Ledger

extension ControllerStore: TaskStorage {
    package func makeTaskKey(_ task: Identifier) async throws(LedgerError) -> SealingKey {
        try await keys.table { table in try TaskKeyTable(db: table.db, chest: table.own.chest).make(task) }
    }

    package func taskKey(_ task: Identifier) async throws(LedgerError) -> SealingKey? {
        try await keys.table { table in try TaskKeyTable(db: table.db, chest: table.own.chest).key(task) }
    }

    package func destroyTaskKey(_ task: Identifier) async throws(LedgerError) {
        try await keys.table { table in
            try TaskKeyTable(db: table.db, chest: table.own.chest).destroy(task)
            try table.db.checkpoint(.truncate)
        }
    }

    package func add(_ task: TaskRow) async throws(LedgerError) {
        try await change { table in
            try table.add(task)
            return 1
        }
    }

    package func task(_ id: Identifier) async throws(LedgerError) -> TaskRow? {
        try await read { db in try TaskTable(db: db).tasks("id = ?", [Data(id.bytes)]).first }
    }

    package func tasks() async throws(LedgerError) -> [TaskRow] {
        try await read { db in try TaskTable(db: db).tasks("true", []) }
    }

    package func move(
        _ id: Identifier, from: Set<TaskState>, to state: TaskState, until: Instant
    ) async throws(LedgerError) -> Bool {
        try await change { table in try table.move(id, from: from, to: state, until: until) ? 1 : 0 } > 0
    }

    package func remove(_ id: Identifier) async throws(LedgerError) {
        try await change { table in
            try table.remove(id)
            return 1
        }
    }

    package func append(_ lines: [TaskLine], to task: Identifier) async throws(LedgerError) {
        try await change(lines.count) { table in
            try table.append(lines, to: task)
            return lines.count
        }
    }

    package func dropLines(of task: Identifier, limit: Int) async throws(LedgerError) -> Int {
        try await change(limit) { table in try table.dropLines(of: task, limit: limit) }
    }

    package func waiting(
        of task: Identifier, after number: Int64, limit: Int
    ) async throws(LedgerError) -> [TaskLine] {
        try await read { db in
            try TaskTable(db: db).lines(
                of: task, "state = \(LineState.waiting.rawValue) AND number > ?", number, limit: limit)
        }
    }

    package func lines(of task: Identifier, from number: Int64, limit: Int) async throws(LedgerError) -> [TaskLine] {
        try await read { db in try TaskTable(db: db).lines(of: task, "number >= ?", number, limit: limit) }
    }

    package func counts(of task: Identifier) async throws(LedgerError) -> [LineState: Int] {
        try await read { db in try TaskTable(db: db).counts(of: task) }
    }

    package func end(_ line: LineEnding) async throws(LedgerError) {
        try await change { table in
            try table.end(line, entry: nil)
            return 1
        }
    }

    @discardableResult
    private func change(
        _ weight: Int = 1, _ body: @escaping @Sendable (TaskTable) throws -> Int
    ) async throws(LedgerError) -> Int {
        let result = await withCheckedContinuation { continuation in
            add(.task(TaskChange(weight: max(1, weight), body: body), continuation))
        }
        return try result.get()
    }
}

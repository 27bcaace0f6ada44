import Core
import Disclosure
import FoundationEssentials
import GRDB
import Ledger

/// A change in the tables of tasks, on its way to the writer.
struct TaskChange: Sendable {
    /// How many rows it writes, about.
    let weight: Int
    let body: @Sendable (TaskTable) throws -> Int
}

/// The tables of tasks, row by row.
struct TaskTable {
    let db: Database

    func add(_ task: TaskRow) throws {
        try run(
            "INSERT INTO tasks (id, application, purpose, state, made, until, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                Data(task.id.bytes), task.application, task.purpose, task.state.rawValue, task.made.milliseconds,
                task.until.milliseconds, Data(task.sealed),
            ])
    }

    func tasks(_ condition: String, _ arguments: StatementArguments) throws -> [TaskRow] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT id, application, purpose, state, made, until, sealed FROM tasks WHERE \(condition) ORDER BY row
                """, arguments: arguments
        ).map { row in
            guard let id = Identifier(bytes: Array(row[0] as Data)), let state = TaskState(rawValue: row[3]) else {
                throw LedgerError(.unreadable, "a task does not read")
            }
            return TaskRow(
                id: id, application: row[1], purpose: row[2], state: state, made: Instant(milliseconds: row[4]),
                until: Instant(milliseconds: row[5]), sealed: Array(row[6] as Data))
        }
    }

    func move(_ id: Identifier, from: Set<TaskState>, to state: TaskState, until: Instant) throws -> Bool {
        let states = from.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        try db.execute(
            sql: "UPDATE tasks SET state = ?, until = ? WHERE id = ? AND state IN (\(states))",
            arguments: [state.rawValue, until.milliseconds, Data(id.bytes)])
        return db.changesCount > 0
    }

    /// With whatever lines came in since they were dropped.
    func remove(_ id: Identifier) throws {
        guard let task = try row(of: id) else { return }
        try run("DELETE FROM task_lines WHERE task = ?", [task])
        try run("DELETE FROM tasks WHERE row = ?", [task])
    }

    /// Nothing where the task is gone.
    func append(_ lines: [TaskLine], to id: Identifier) throws {
        guard let task = try row(of: id) else { return }
        let twin = try db.cachedStatement(
            sql: "SELECT number FROM task_lines WHERE alias = ? AND task = ? AND twin IS NULL LIMIT 1")
        for line in lines {
            var line = line
            if line.state == .waiting, let alias = line.alias,
                let earlier = try Int64.fetchOne(twin, arguments: [Data(alias), task])
            {
                (line.state, line.twin) = (.duplicate, earlier)
            }
            try run(
                """
                INSERT INTO task_lines (task, number, state, alias, twin, sealed, result) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    task, line.number, line.state.rawValue, line.alias.map { Data($0) }, line.twin, Data(line.sealed),
                    line.result.map { Data($0) },
                ])
        }
    }

    func dropLines(of id: Identifier, limit: Int) throws -> Int {
        guard let task = try row(of: id) else { return 0 }
        try run(
            """
            DELETE FROM task_lines WHERE task = ?1 AND number IN
                (SELECT number FROM task_lines WHERE task = ?1 ORDER BY number LIMIT ?2)
            """, [task, limit])
        return db.changesCount
    }

    func waits(_ line: LineEnding) throws -> Bool {
        guard let task = try row(of: line.task) else { return false }
        let state = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT state FROM task_lines WHERE task = ? AND number = ?"),
            arguments: [task, line.number])
        return state == LineState.waiting.rawValue
    }

    func end(_ line: LineEnding, entry: (id: Identifier, position: Position)?) throws {
        guard let task = try row(of: line.task) else { return }
        try run(
            """
            UPDATE task_lines SET state = ?, result = ?, id = ?, entry = ?
            WHERE task = ? AND number = ? AND state = \(LineState.waiting.rawValue)
            """,
            [
                line.state.rawValue, Data(line.sealed), entry.map { Data($0.id.bytes) }, entry?.position.row, task,
                line.number,
            ])
    }

    /// Empties what tasks hold about a person of whom a class of data is erased, asked or not: answers are made of facts,
    /// and facts go with every class.
    func forget(_ name: SubjectKeyName) throws {
        try run(
            """
            UPDATE task_lines SET state = ?, alias = NULL, twin = NULL, sealed = x'', result = NULL, id = NULL, entry = NULL
            WHERE alias IN (SELECT alias FROM aliases WHERE subject = (SELECT id FROM subjects WHERE ref = ?))
            """, [LineState.gone.rawValue, Data(name.subject.id.bytes)])
    }

    /// Empties what was told of a person for a purpose, or for any, whose basis has ended.
    func stop(_ notice: AnswerNotice) throws {
        guard let person = notice.person else { return }
        let told = LineState.allCases.filter(\.isTold).map { String($0.rawValue) }.joined(separator: ", ")
        try run(
            """
            UPDATE task_lines SET state = ?1, result = NULL
            WHERE alias IN (SELECT alias FROM aliases WHERE subject = (SELECT id FROM subjects WHERE ref = ?2))
                AND state IN (\(told)) AND task IN (SELECT row FROM tasks WHERE ?3 IS NULL OR purpose IN (?3, ''))
            """, [LineState.stopped.rawValue, Data(person.id.bytes), notice.purpose])
    }

    func lines(of id: Identifier, _ condition: String, _ number: Int64, limit: Int) throws -> [TaskLine] {
        guard let task = try row(of: id) else { return [] }
        let statement = try db.cachedStatement(
            sql: """
                SELECT number, state, alias, twin, sealed, result, id, entry FROM task_lines
                WHERE task = ? AND \(condition) ORDER BY number LIMIT ?
                """)
        return try Row.fetchAll(statement, arguments: [task, number, limit]).map { row in
            guard let state = LineState(rawValue: row[1]) else {
                throw LedgerError(.unreadable, "a line of a task does not read")
            }
            func bytes(_ index: Int) -> [UInt8]? { (row[index] as Data?).map { Array($0) } }
            var entry: TaskLine.Entry?
            if let id = bytes(6).flatMap({ Identifier(bytes: $0) }), let position = row[7] as Int64? {
                entry = TaskLine.Entry(id: id, position: Position(row: position))
            }
            return TaskLine(
                number: row[0], state: state, alias: bytes(2), twin: row[3], sealed: bytes(4) ?? [], result: bytes(5),
                entry: entry)
        }
    }

    func counts(of id: Identifier) throws -> [LineState: Int] {
        guard let task = try row(of: id) else { return [:] }
        let rows = try Row.fetchAll(
            db, sql: "SELECT state, count(*) FROM task_lines WHERE task = ? GROUP BY state", arguments: [task])
        return rows.reduce(into: [:]) { counts, row in
            if let state = LineState(rawValue: row[0]) { counts[state] = row[1] }
        }
    }

    private func row(of id: Identifier) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT row FROM tasks WHERE id = ?"), arguments: [Data(id.bytes)])
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

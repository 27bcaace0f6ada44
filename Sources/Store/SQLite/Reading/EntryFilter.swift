import Core
import FoundationEssentials
import GRDB
import Ledger

/// An ``EntryQuery`` as SQL over the clear columns.
///
/// One index leads, chosen by how much it leaves: person, employee,
/// purpose, else the log itself; the others are tested on the rows that it gives.
struct EntryFilter {
    let db: Database
    let words: WordBook
    let query: EntryQuery

    private struct Condition {
        var sql: [String] = []
        var arguments: [any DatabaseValueConvertible] = []

        mutating func add(_ text: String, _ values: [any DatabaseValueConvertible] = []) {
            sql.append(text)
            arguments += values
        }

        mutating func isOne(of ids: [Int64], _ column: String) {
            add("\(column) IN (\(ids.map(String.init).joined(separator: ",")))")
        }

        mutating func isNone(of ids: [Int64], _ column: String) {
            add("(\(column) IS NULL OR \(column) NOT IN (\(ids.map(String.init).joined(separator: ","))))")
        }
    }

    /// The rows of the entries, newest first.
    func rows() throws -> [Int64] {
        guard let bounds = try TimeBounds(db: db).rows(from: query.from, until: query.until) else { return [] }
        let upper = query.before.map { min($0.row - 1, bounds.upperBound) } ?? bounds.upperBound
        guard bounds.lowerBound <= upper else { return [] }
        let tests = try tests()
        if let person = query.person { return try byPerson(person, bounds.lowerBound...upper, tests) }
        if let employee = query.employee {
            let ids = try words.ids(.employee, db) { $0.value == employee }
            return try byWord("employee", ids, bounds.lowerBound...upper, tests)
        }
        if query.purpose != nil { return try byWord("purpose", try purposes(), bounds.lowerBound...upper, tests) }
        return try fetch("entries e", "e.row", [bounds.lowerBound, upper], tests)
    }

    private func byPerson(_ ref: SubjectRef, _ bounds: ClosedRange<Int64>, _ tests: Condition) throws -> [Int64] {
        let id = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM subjects WHERE ref = ?"), arguments: [Data(ref.id.bytes)])
        guard let id else { return [] }
        var condition = tests
        condition.add("c.person = ?", [id])
        let keys = [PartKey(row: bounds.lowerBound, part: 0), PartKey(row: bounds.upperBound, part: PartKey.most - 1)]
        return try fetch(
            "concerned c INDEXED BY concerned_person JOIN entries e ON e.row = c.key >> 10", "c.key",
            keys.map(\.value), condition)
    }

    /// One search for each word, since an index is in the order of the log within one word only.
    private func byWord(
        _ column: String, _ ids: [Int64], _ bounds: ClosedRange<Int64>, _ tests: Condition
    ) throws -> [Int64] {
        var rows: [Int64] = []
        for id in ids {
            var condition = tests
            condition.add("e.\(column) = ?", [id])
            rows += try fetch(
                "entries e INDEXED BY entries_\(column)", "e.row", [bounds.lowerBound, bounds.upperBound], condition)
        }
        return Array(rows.sorted(by: >).prefix(query.limit))
    }

    private func fetch(_ tables: String, _ order: String, _ bounds: [Int64], _ tests: Condition) throws -> [Int64] {
        var condition = tests
        condition.add("\(order) BETWEEN ? AND ?", bounds)
        let statement = try db.cachedStatement(
            sql: """
                SELECT e.row FROM \(tables) WHERE \(condition.sql.joined(separator: " AND ")) ORDER BY \(order) DESC
                """)
        // A person may stand in one entry twice; the cursor stops as soon as there are enough.
        var rows: [Int64] = []
        let cursor = try Int64.fetchCursor(statement, arguments: StatementArguments(condition.arguments))
        while rows.count < query.limit, let row = try cursor.next() {
            if rows.last != row { rows.append(row) }
        }
        return rows
    }

    /// What is tested on each row; a leading `+` keeps a column from being taken as the index.
    private func tests() throws -> Condition {
        var condition = Condition()
        if let from = query.from { condition.add("e.at >= ?", [from.milliseconds]) }
        if let until = query.until { condition.add("e.at <= ?", [until.milliseconds]) }
        if !query.types.isEmpty { condition.isOne(of: query.types.map { Int64($0.number) }, "e.type") }
        if query.purpose != nil { condition.isOne(of: try purposes(), "+e.purpose") }
        if let employee = query.employee { condition.isOne(of: try employees(employee), "+e.employee") }
        if let application = query.application {
            condition.isOne(of: try texts(.application, application), "e.application")
        }
        if let outcome = query.outcome { condition.isOne(of: try texts(.outcome, outcome), "e.outcome") }
        if let source = query.source { condition.isOne(of: try sources(source), "e.source") }
        try leaveOut(query.excluded, of: &condition)
        return condition
    }

    private func leaveOut(_ excluded: EntryExclusion, of condition: inout Condition) throws {
        if let purpose = excluded.purpose { condition.isNone(of: try purposes(purpose), "+e.purpose") }
        if let employee = excluded.employee { condition.isNone(of: try employees(employee), "+e.employee") }
        if let application = excluded.application {
            condition.isNone(of: try texts(.application, application), "e.application")
        }
        if let outcome = excluded.outcome { condition.isNone(of: try texts(.outcome, outcome), "e.outcome") }
        if let source = excluded.source { condition.isNone(of: try sources(source), "e.source") }
    }

    private func purposes() throws -> [Int64] { try query.purpose.map(purposes) ?? [] }

    private func purposes(_ purpose: String) throws -> [Int64] {
        try words.ids(.purpose, db) { word in
            word.text == purpose || word.value.starts(with: Array((purpose + "@").utf8))
        }
    }

    private func employees(_ name: [UInt8]) throws -> [Int64] { try words.ids(.employee, db) { $0.value == name } }

    private func texts(_ column: WordKind, _ text: String) throws -> [Int64] {
        try words.ids(column, db) { $0.text == text }
    }

    private func sources(_ source: String) throws -> [Int64] {
        try words.ids(.source, db) { word in
            word.value.split(separator: 0x2C).contains { $0.elementsEqual(source.utf8) }
        }
    }
}

import Core
import FoundationEssentials
import GRDB
package import Ledger

extension ControllerStore {
    /// Puts replayed rows in the place of the live ones, in one transaction; the number of kept facts and of things told
    /// that could not be, since their values stand in no log.
    ///
    /// For a store that nobody else uses: what the writer knows by heart is read again at the next start.
    ///
    /// - Parameter log: The first year that was replayed; rows that only a pruned year made stay as they are.
    package func rebuild(from rows: Rows, since log: Int) async throws(LedgerError) -> Int {
        do {
            return try await database.pool.writeWithoutTransaction { db in
                var lost = 0
                try db.inTransaction(.immediate) {
                    lost = try ProjectionWriter(db: db).replace(with: rows, since: Position(log: log, seq: 0).row)
                    return .commit
                }
                return lost
            }
        } catch {
            throw StoreFailure.writing(error)
        }
    }
}

/// Writes all projections anew.
private struct ProjectionWriter {
    /// Holds name facts, and so go before them.
    private static let tables = [
        "holds", "facts", "consents", "consultations", "links", "matters", "erasures", "prunings", "tellings",
        "applications", "purposes",
    ]

    let db: Database

    func replace(with rows: Rows, since first: Int64) throws -> Int {
        let values = try Row.fetchAll(
            db, sql: "SELECT id, sealed FROM facts UNION ALL SELECT id, sealed FROM tellings")
        var sealed: [Identifier: [UInt8]] = [:]
        for row in values {
            let (id, value): (Data, Data) = (row[0], row[1])
            if let id = Identifier(bytes: Array(id)) { sealed[id] = Array(value) }
        }
        // No entry has the position 0: such a row was put there by another hand.
        for table in Self.tables {
            try db.execute(sql: "DELETE FROM \(table) WHERE made >= ? OR made = 0", arguments: [first])
        }
        var lost: Set<Identifier> = []
        // A hold names the row of its fact, which must be there.
        for change in rows.all.filter({ !$0.isHold }) + rows.all.filter(\.isHold) {
            if case .fact(let fact) = change, sealed[fact.id] == nil {
                lost.insert(fact.id)
                continue
            }
            if case .telling(let telling) = change, !telling.isTakenBack, sealed[telling.id]?.isEmpty != false {
                lost.insert(telling.id)
                continue
            }
            if case .hold(let hold) = change, lost.contains(hold.fact) { continue }
            let writer = RowWriter(db: db, facts: sealed, purposeBytes: nil, made: rows.marks[change.key]?.row ?? 0)
            try writer.write(change, person: person)
        }
        return lost.count
    }

    private func person(_ ref: SubjectRef) throws -> Int64 {
        let id = Data(ref.id.bytes)
        if let row = try Int64.fetchOne(db, sql: "SELECT id FROM subjects WHERE ref = ?", arguments: [id]) {
            return row
        }
        try db.execute(sql: "INSERT INTO subjects (ref) VALUES (?)", arguments: [id])
        return db.lastInsertedRowID
    }
}

import Core
import Disclosure
import FoundationEssentials
import GRDB
import Ledger

/// A change in the table of events, on its way to the writer.
struct EventChange: Sendable {
    /// How many rows it writes, about.
    let weight: Int
    let body: @Sendable (EventTable) throws -> Int
}

/// The table of events, row by row.
struct EventTable {
    let db: Database

    func add(_ told: [EventAudience.Told], at instant: Instant, entropy: Entropy) throws {
        guard !told.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO events (id, application, person, reference, at, state, due) VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        for item in told {
            let state = item.hasWebhook ? EventState.waiting : .listed
            try statement.execute(arguments: [
                Data(Identifier.timeOrdered(at: instant, entropy: entropy).bytes), item.application, item.person,
                Data(item.reference.bytes), instant.milliseconds, state.rawValue, instant.milliseconds,
            ])
        }
    }

    /// Takes a person's name off their events; the ids stay, since readers go on from them.
    func forget(_ name: SubjectKeyName) throws {
        try db.cachedStatement(
            sql: """
                UPDATE events SET reference = NULL, person = NULL, state = \(EventState.listed.rawValue)
                WHERE person = (SELECT id FROM subjects WHERE ref = ?)
                """
        ).execute(arguments: [Data(name.subject.id.bytes)])
    }

    func settle(_ id: Identifier, _ delivery: EventDelivery) throws {
        try db.cachedStatement(
            sql: "UPDATE events SET state = ?, attempts = ?, due = ? WHERE id = ? AND reference IS NOT NULL"
        ).execute(arguments: [
            delivery.state.rawValue, delivery.attempts, delivery.due.milliseconds, Data(id.bytes),
        ])
    }

    /// The newest of each application stays, as the place of who has read them all.
    func clear(before instant: Instant, limit: Int) throws -> Int {
        try db.cachedStatement(
            sql: """
                DELETE FROM events WHERE row IN (
                    SELECT row FROM events e WHERE at < ?
                    AND EXISTS (SELECT 1 FROM events n WHERE n.application = e.application AND n.row > e.row)
                    ORDER BY at LIMIT ?)
                """
        ).execute(arguments: [instant.milliseconds, limit])
        return db.changesCount
    }

    /// `nil` where the place is not there.
    func events(of application: String, after id: Identifier?, limit: Int) throws -> [AnswerEvent]? {
        var place: Int64 = 0
        if let id {
            let row = try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT row FROM events WHERE id = ? AND application = ?"),
                arguments: [Data(id.bytes), application])
            guard let row else { return nil }
            place = row
        }
        return try events(
            "application = ? AND row > ? AND reference IS NOT NULL ORDER BY row LIMIT ?", [application, place, limit])
    }

    func event(_ id: Identifier) throws -> AnswerEvent? {
        try events("id = ? AND reference IS NOT NULL", [Data(id.bytes)]).first
    }

    func due(at instant: Instant, besides applications: Set<String>, limit: Int) throws -> [AnswerEvent] {
        let names = Array(applications)
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        let arguments: [any DatabaseValueConvertible] = [instant.milliseconds] + names + [limit]
        return try events(
            "state = \(EventState.waiting.rawValue) AND due <= ? AND application NOT IN (\(marks)) "
                + "ORDER BY due, row LIMIT ?", StatementArguments(arguments))
    }

    func counts() throws -> [EventState: Int] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT state, count(*) FROM events WHERE reference IS NOT NULL GROUP BY state")
        return rows.reduce(into: [:]) { counts, row in
            if let state = EventState(rawValue: row[0]) { counts[state] = row[1] }
        }
    }

    func figures() throws -> [EventFigures] {
        let sql = """
            SELECT application, state, attempts > 0, count(*), min(at) FROM events WHERE reference IS NOT NULL
            GROUP BY application, state, attempts > 0
            """
        var figures: [String: EventFigures] = [:]
        for row in try Row.fetchAll(db, sql: sql) {
            guard let state = EventState(rawValue: row[1]) else { continue }
            let application: String = row[0]
            figures[application, default: EventFigures(of: application)]
                .add(state, wasTried: row[2], count: row[3], oldest: Instant(milliseconds: row[4]))
        }
        return Array(figures.values)
    }

    func revive(of application: String, at instant: Instant, limit: Int) throws -> Int {
        try db.cachedStatement(
            sql: """
                UPDATE events SET state = \(EventState.waiting.rawValue), attempts = 0, due = ? WHERE row IN (
                    SELECT row FROM events
                    WHERE application = ? AND state = \(EventState.dead.rawValue) AND reference IS NOT NULL
                    ORDER BY row LIMIT ?)
                """
        ).execute(arguments: [instant.milliseconds, application, limit])
        return db.changesCount
    }

    private func events(_ condition: String, _ arguments: StatementArguments) throws -> [AnswerEvent] {
        let statement = try db.cachedStatement(
            sql: "SELECT id, application, reference, at, state, attempts, due FROM events WHERE \(condition)")
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            let (id, reference): (Data, Data) = (row[0], row[2])
            guard let id = Identifier(bytes: Array(id)), let reference = Identifier(bytes: Array(reference)),
                let state = EventState(rawValue: row[4])
            else { throw LedgerError(.unreadable, "an event does not read") }
            return AnswerEvent(
                id: id, application: row[1], reference: reference, at: Instant(milliseconds: row[3]),
                delivery: EventDelivery(state: state, attempts: row[5], due: Instant(milliseconds: row[6])))
        }
    }
}

import Core
import Disclosure
import FoundationEssentials
import GRDB
import Ledger

/// A change in the table of events, on its way to the writer.
struct EventChange: Sendable {
    /// How many rows it writes, about.
    let weight: Int
    /// With the writer's clock.
    let body: @Sendable (EventTable, EventAudience, _ now: Instant) throws -> Int
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

    /// Keeps what is noticed later than now.
    func keep(_ notices: [AnswerNotice]) throws {
        for notice in notices {
            guard let person = notice.person, let purpose = notice.purpose, let due = notice.due else { continue }
            try db.cachedStatement(
                sql: """
                    INSERT INTO coming_notices (person, purpose, due, sure)
                    VALUES ((SELECT id FROM subjects WHERE ref = ?), ?, ?, ?)
                    """
            ).execute(arguments: [Data(person.id.bytes), purpose, due.milliseconds, notice.showsInterest])
        }
    }

    /// Whether something that was to be noticed later is to be noticed by now.
    func hasComing(at instant: Instant) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM coming_notices WHERE due <= ?)", arguments: [instant.milliseconds])
            ?? false
    }

    /// Makes the events of what is to be noticed by now, where an interest was shown or there still is one; how many
    /// notices went.
    func release(_ audience: EventAudience, at now: Instant, limit: Int, entropy: Entropy) throws -> Int {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT n.row, s.ref, n.purpose, n.sure FROM coming_notices n JOIN subjects s ON s.id = n.person
                WHERE n.due <= ? ORDER BY n.due, n.row LIMIT ?
                """, arguments: [now.milliseconds, limit])
        let notices = rows.compactMap { row in
            Identifier(bytes: Array(row[1] as Data)).map {
                AnswerNotice(person: SubjectRef($0), purpose: row[2], showsInterest: row[3])
            }
        }
        try add(audience.applications(of: notices), at: now, entropy: entropy)
        for row in rows {
            try db.cachedStatement(sql: "DELETE FROM coming_notices WHERE row = ?").execute(arguments: [row[0] as Int64]
            )
        }
        return rows.count
    }

    /// What is to be noticed of a person is not, once something of them was erased.
    func forgetComing(_ person: Int64) throws {
        try db.cachedStatement(sql: "DELETE FROM coming_notices WHERE person = ?").execute(arguments: [person])
    }

    /// Takes the name of a person of whom nothing is left off their events; the ids stay, since readers go on from them.
    func forget(_ person: Int64) throws {
        try db.cachedStatement(
            sql: """
                UPDATE events SET reference = NULL, person = NULL, state = \(EventState.listed.rawValue) WHERE person = ?
                """
        ).execute(arguments: [person])
    }

    func settle(_ id: Identifier, _ delivery: EventDelivery) throws {
        try db.cachedStatement(
            sql: "UPDATE events SET state = ?, attempts = ?, due = ?, since = ? WHERE id = ? AND reference IS NOT NULL"
        ).execute(arguments: [
            delivery.state.rawValue, delivery.attempts, delivery.due.milliseconds, delivery.since?.milliseconds,
            Data(id.bytes),
        ])
    }

    func giveUp(on application: String, before instant: Instant, at now: Instant) throws -> Int {
        try db.cachedStatement(
            sql: """
                UPDATE events SET state = \(EventState.dead.rawValue), due = ?
                WHERE state = \(EventState.waiting.rawValue) AND application = ? AND coalesce(since, at) <= ?
                """
        ).execute(arguments: [now.milliseconds, application, instant.milliseconds])
        return db.changesCount
    }

    /// The newest of those before stays for each application: whoever has read them all goes on from it, and whoever has
    /// not learns it.
    func clear(before instant: Instant, limit: Int) throws -> Int {
        try db.cachedStatement(
            sql: """
                DELETE FROM events WHERE row IN (
                    SELECT row FROM events e WHERE at < ?1
                    AND (SELECT n.at FROM events n WHERE n.application = e.application AND n.row > e.row
                        ORDER BY n.row LIMIT 1) < ?1
                    ORDER BY at LIMIT ?2)
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
                UPDATE events SET state = \(EventState.waiting.rawValue), attempts = 0, due = ?1, since = ?1
                WHERE row IN (
                    SELECT row FROM events
                    WHERE application = ?2 AND state = \(EventState.dead.rawValue) AND reference IS NOT NULL
                    ORDER BY row LIMIT ?3)
                """
        ).execute(arguments: [instant.milliseconds, application, limit])
        return db.changesCount
    }

    private func events(_ condition: String, _ arguments: StatementArguments) throws -> [AnswerEvent] {
        let statement = try db.cachedStatement(
            sql: "SELECT id, application, reference, at, state, attempts, due, since FROM events WHERE \(condition)")
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            let (id, reference): (Data, Data) = (row[0], row[2])
            guard let id = Identifier(bytes: Array(id)), let reference = Identifier(bytes: Array(reference)),
                let state = EventState(rawValue: row[4])
            else { throw LedgerError(.unreadable, "an event does not read") }
            return AnswerEvent(
                id: id, application: row[1], reference: reference, at: Instant(milliseconds: row[3]),
                delivery: EventDelivery(
                    state: state, attempts: row[5], due: Instant(milliseconds: row[6]),
                    since: (row[7] as Int64?).map { Instant(milliseconds: $0) }))
        }
    }
}

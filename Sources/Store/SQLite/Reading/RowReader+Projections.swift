import Core
import FoundationEssentials
import GRDB
import Ledger

extension RowReader {
    func consents(_ condition: String, _ arguments: StatementArguments, into rows: inout Rows) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT c.id, s.ref, c.purpose, c.version, c.state, c.revision, c."from", c.until, c.details, r.ref, c.made
                FROM consents c JOIN subjects s ON s.id = c.person LEFT JOIN subjects r ON r.id = c.representative
                WHERE \(condition)
                """)
        for row in try Row.fetchAll(statement, arguments: arguments) {
            let details: String? = row[8]
            let representative: Data? = row[9]
            guard let state = ConsentState(rawValue: row[4]),
                let consent = ConsentRow(
                    id: try identifier(row[0]), person: SubjectRef(try identifier(row[1])), purpose: row[2],
                    version: row[3], state: state, revision: row[5], from: Instant(milliseconds: row[6]),
                    until: Instant(milliseconds: row[7]), details: try details.map { try json($0) },
                    representative: try representative.map { SubjectRef(try identifier($0)) })
            else { throw unreadable }
            put(.consent(consent), made: row[10], into: &rows)
        }
    }

    func consultations(_ condition: String, _ arguments: StatementArguments, into rows: inout Rows) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT c.id, s.ref, c.purpose, c.version, c.consent, c.revision, c.state, c.identity, c.follow_up, c.made,
                    c.open_case, c.keeps_nothing
                FROM consultations c JOIN subjects s ON s.id = c.person WHERE \(condition)
                """)
        for row in try Row.fetchAll(statement, arguments: arguments) {
            guard let state = ConsultationRow.State(rawValue: row[6]) else { throw unreadable }
            let consent: Data? = row[4]
            let revision: Int64? = row[5]
            let identity: Data? = row[7]
            let followUp: Data? = row[8]
            let openCase: Data? = row[10]
            var citation: Basis.ConsentCitation?
            if let consent, let revision {
                citation = Basis.ConsentCitation(id: try identifier(consent), revision: revision)
            }
            put(
                .consultation(
                    ConsultationRow(
                        id: try identifier(row[0]), person: SubjectRef(try identifier(row[1])), purpose: row[2],
                        version: row[3], consent: citation, identity: try identity.map { try identifier($0) },
                        followUp: try followUp.map { try identifier($0) },
                        openCase: try openCase.map { try identifier($0) }, keepsNothing: row[11], state: state)),
                made: row[9], into: &rows)
        }
    }

    func facts(_ condition: String, _ arguments: StatementArguments, into rows: inout Rows) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT f.id, s.ref, f.finality, f.made FROM facts f JOIN subjects s ON s.id = f.person WHERE \(condition)
                """)
        for row in try Row.fetchAll(statement, arguments: arguments) {
            put(
                .fact(
                    FactRow(
                        id: try identifier(row[0]), person: SubjectRef(try identifier(row[1])), finality: row[2])),
                made: row[3], into: &rows)
        }
    }

    /// What a closed log holds, and the rows because of which it may have to stay; nothing of one that is gone.
    func closedLog(_ year: Int, into rows: inout Rows) throws {
        guard try ClosedLog.fetchAll(db).contains(where: { $0.year == year && !$0.isPruned }) else { return }
        rows.know(try extents.extent(ofLog: year, db, rows), ofLog: year)
        let bounds: StatementArguments = [Position(log: year, seq: 0).row, Position(log: year + 1, seq: 0).row]
        func states(_ fit: (ConsentState) -> Bool) -> String {
            ConsentState.allCases.filter(fit).map { "'\($0.rawValue)'" }.joined(separator: ", ")
        }
        let stands = "(c.state IN (\(states(\.stands))) AND c.until >= (SELECT clock FROM head))"
        try consents(
            """
            c.made >= ? AND c.made < ? AND (\(stands) OR c.state IN (\(states(\.isOpen)))
            OR (c.state = 'refused' AND c.representative IS NOT NULL)
            OR json_extract(c.details, '$.askAgain') IS NOT NULL)
            """, bounds, into: &rows)
        // The id of a consent is that of its first entry, and begins with the time.
        if let first = CalendarDate(year: year, month: 1, day: 1),
            let next = CalendarDate(year: year + 1, month: 1, day: 1)
        {
            let ids = [first, next].map { day -> Data in
                let milliseconds = BelgianCalendar.startOfDay(day).milliseconds
                return Data((0..<6).reversed().map { UInt8(truncatingIfNeeded: milliseconds >> (8 * $0)) })
            }
            try consents("c.id >= ? AND c.id < ? AND \(stands)", [ids[0], ids[1]], into: &rows)
        }
        try consultations("c.state = 'open' AND c.made >= ? AND c.made < ?", bounds, into: &rows)
        let held = "EXISTS (SELECT 1 FROM holds a WHERE a.fact = f.row AND a.until >= (SELECT clock FROM head))"
        try facts("f.made >= ? AND f.made < ? AND " + held, bounds, into: &rows)
        try holds("h.made >= ? AND h.made < ? AND h.until >= (SELECT clock FROM head)", bounds, into: &rows)
        try tellings("t.made >= ? AND t.made < ? AND t.until >= (SELECT clock FROM head)", bounds, into: &rows)
    }

    func links(into rows: inout Rows) throws {
        let sql = """
            SELECT l.id, p.ref, s.ref, l.state, l.made FROM links l JOIN subjects p ON p.id = l.person
            LEFT JOIN subjects s ON s.id = l.successor
            """
        for row in try Row.fetchAll(db, sql: sql) {
            guard let state = LinkRow.State(rawValue: row[3]) else { throw unreadable }
            let successor: Data? = row[2]
            put(
                .link(
                    LinkRow(
                        id: try identifier(row[0]), person: SubjectRef(try identifier(row[1])),
                        successor: try successor.map { SubjectRef(try identifier($0)) }, state: state)), made: row[4],
                into: &rows)
        }
    }

    func matters(into rows: inout Rows) throws {
        let sql = "SELECT m.id, s.ref, m.state, m.matter, m.made FROM matters m LEFT JOIN subjects s ON s.id = m.person"
        for row in try Row.fetchAll(db, sql: sql) {
            let person: Data? = row[1]
            guard let state = MatterRow.State(rawValue: row[2]), let matter = Matter(json: try json(row[3])) else {
                throw unreadable
            }
            put(
                .matter(
                    MatterRow(
                        id: try identifier(row[0]), person: try person.map { SubjectRef(try identifier($0)) },
                        matter: matter, state: state)), made: row[4], into: &rows)
        }
    }

    func holds(_ condition: String, _ arguments: StatementArguments, into rows: inout Rows) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT f.id, h.interest, h.kind, h.until, h.purpose, h.made
                FROM facts f JOIN holds h ON h.fact = f.row WHERE \(condition)
                """)
        for row in try Row.fetchAll(statement, arguments: arguments) {
            put(.hold(try hold(row)), made: row[5], into: &rows)
        }
    }

    private func hold(_ row: Row) throws -> HoldRow {
        guard let kind = Interest.Kind(rawValue: row[2]) else { throw unreadable }
        return HoldRow(
            fact: try identifier(row[0]),
            interest: Interest(kind: kind, id: try identifier(row[1]), until: Instant(milliseconds: row[3])),
            purpose: row[4])
    }

    /// The kept facts of a person with all that holds them.
    func storedFacts(of person: SubjectRef) throws -> [StoredFact] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT f.id, h.interest, h.kind, h.until, h.purpose, f.finality, f.sealed
                FROM subjects s JOIN facts f ON f.person = s.id LEFT JOIN holds h ON h.fact = f.row
                WHERE s.ref = ? ORDER BY f.row
                """)
        var facts: [StoredFact] = []
        for row in try Row.fetchAll(statement, arguments: [Data(person.id.bytes)]) {
            let held = row.hasNull(atIndex: 1) ? [] : [try hold(row)]
            let id = try identifier(row[0])
            if let last = facts.last, last.row.id == id {
                facts[facts.count - 1] = StoredFact(row: last.row, sealed: last.sealed, holds: last.holds + held)
            } else {
                let sealed: Data = row[6]
                facts.append(
                    StoredFact(
                        row: FactRow(id: id, person: person, finality: row[5]), sealed: Array(sealed), holds: held))
            }
        }
        return facts
    }
}

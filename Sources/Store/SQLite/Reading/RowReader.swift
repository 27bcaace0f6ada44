import Catalogue
import Core
import FoundationEssentials
import GRDB
import Ledger

/// Loads the rows of projections that a proposal names.
struct RowReader {
    let db: Database
    /// The log that is written: rows of earlier ones are set aside until it carries them.
    ///
    /// Without one, as for a check before an act, all rows read alike.
    var log: Int?
    /// What closed logs hold, as far as it was counted.
    var extents = YearExtents()

    /// The rows behind a key, and what judging them needs besides.
    ///
    /// Purposes, applications, links and matters are not loaded here: the writer knows them all (``registry(into:)``), and `rows`
    /// holds them.
    func load(_ key: RowKey, into rows: inout Rows) throws {
        switch key {
        case .purpose, .activePurpose, .application, .link, .matter, .erasure, .pruning: break
        case .consent(let id): try consents("c.id = ?", [Data(id.bytes)], into: &rows)
        case .consents(let ref, let purpose):
            for person in rows.people(behind: ref) {
                try consents(
                    "c.person = (SELECT id FROM subjects WHERE ref = ?) AND c.purpose = ?",
                    [Data(person.id.bytes), purpose], into: &rows)
            }
        case .request(let code):
            try consents(
                "c.state = 'requested' AND json_extract(c.details, '$.code') = ?", [Base64.encode(code)], into: &rows)
        case .consultation(let id):
            try consultations("c.id = ?", [Data(id.bytes)], into: &rows)
            if let consent = rows.consent(behind: id) { try load(.consent(consent), into: &rows) }
            if let followUp = rows.followUp(behind: id) { try load(.interest(followUp), into: &rows) }
        case .openConsultations(let ref):
            for person in rows.people(behind: ref) {
                try consultations(
                    "c.state = 'open' AND c.person = (SELECT id FROM subjects WHERE ref = ?)", [Data(person.id.bytes)],
                    into: &rows)
            }
        case .fact(let id): try facts("f.id = ?", [Data(id.bytes)], into: &rows)
        case .heldFact(let id):
            try facts("f.id = ?", [Data(id.bytes)], into: &rows)
            try holds("f.id = ?", [Data(id.bytes)], into: &rows)
        case .hold(let key):
            try load(.fact(key.fact), into: &rows)
            try holds(
                "f.id = ? AND h.interest = ?", [Data(key.fact.bytes), Data(key.interest.bytes)], into: &rows)
        case .telling(let id): try tellings("t.id = ?", [Data(id.bytes)], into: &rows)
        case .tellings(let ref):
            for person in rows.people(behind: ref) {
                try tellings(
                    "t.person = (SELECT id FROM subjects WHERE ref = ?)", [Data(person.id.bytes)], into: &rows)
            }
        case .log(let year): try closedLog(year, into: &rows)
        case .interest(let id):
            let held = "f.row IN (SELECT fact FROM holds WHERE interest = ?)"
            try facts(held, [Data(id.bytes)], into: &rows)
            try holds(held, [Data(id.bytes)], into: &rows)
        case .heldFor(let purpose):
            let held = "f.row IN (SELECT fact FROM holds WHERE purpose = ?)"
            try facts(held, [purpose], into: &rows)
            try holds(held, [purpose], into: &rows)
        case .person(let ref):
            for person in rows.people(behind: ref) {
                let id = Data(person.id.bytes)
                try consents("c.person = (SELECT id FROM subjects WHERE ref = ?)", [id], into: &rows)
                try facts("f.person = (SELECT id FROM subjects WHERE ref = ?)", [id], into: &rows)
                try holds("f.person = (SELECT id FROM subjects WHERE ref = ?)", [id], into: &rows)
            }
        }
    }

    /// All purposes, applications, links of identity, matters of officers, erasures and prunings, and how earlier logs
    /// ended.
    func registry(into rows: inout Rows) throws {
        let sql = "SELECT controller, purpose, version, hash, terms, active, made FROM purposes"
        for row in try Row.fetchAll(db, sql: sql) {
            guard let terms = PurposeTerms(json: try json(row[4])) else { throw unreadable }
            let ref = PurposeRef(controller: row[0], id: row[1], version: row[2], hash: row[3])
            put(.purpose(PurposeRow(ref: ref, terms: terms, isActive: row[5])), made: row[6], into: &rows)
        }
        for row in try Row.fetchAll(db, sql: "SELECT terms, made FROM applications") {
            guard let application = ApplicationRow(json: try json(row[0])) else { throw unreadable }
            put(.application(application), made: row[1], into: &rows)
        }
        try links(into: &rows)
        try matters(into: &rows)
        for row in try Row.fetchAll(db, sql: "SELECT terms, made FROM erasures") {
            guard let erasure = ErasureRow(json: try json(row[0])) else { throw unreadable }
            put(.erasure(erasure), made: row[1], into: &rows)
        }
        for row in try Row.fetchAll(db, sql: "SELECT terms, made FROM prunings") {
            guard let pruning = PruningRow(json: try json(row[0])) else { throw unreadable }
            put(.pruning(pruning), made: row[1], into: &rows)
        }
        let base = try String.fetchOne(db, sql: "SELECT base FROM head") ?? ""
        for closed in try ClosedLog.fetchAll(db) { rows.know(LogEnd(closed, origin: "\(base)/\(closed.year)")) }
    }

    /// Every row there is.
    func all(into rows: inout Rows) throws {
        try registry(into: &rows)
        try consents("1", [], into: &rows)
        try consultations("1", [], into: &rows)
        try facts("1", [], into: &rows)
        try holds("1", [], into: &rows)
        try tellings("1", [], into: &rows)
    }

    /// Puts a row where it belongs by the entry that last made, changed or carried it.
    func put(_ row: RowChange, made: Int64, into rows: inout Rows) {
        let made = Position(row: made)
        if let log, made.log < log { rows.setEarlier(row, made: made) } else { rows.set(row, made: made) }
    }

    func subject(alias: [UInt8]) throws -> SubjectRef? {
        let statement = try db.cachedStatement(
            sql: "SELECT s.ref FROM aliases a JOIN subjects s ON s.id = a.subject WHERE a.alias = ?")
        let found = try Data.fetchOne(statement, arguments: [Data(alias)])
        return try found.map { SubjectRef(try identifier($0)) }
    }

    func identifier(_ bytes: Data) throws -> Identifier {
        guard let identifier = Identifier(bytes: Array(bytes)) else { throw unreadable }
        return identifier
    }

    var unreadable: LedgerError { LedgerError(.unreadable, "a row of a projection does not read") }

    func json(_ text: String) throws -> JSON { try JSON(parsing: Array(text.utf8)) }
}

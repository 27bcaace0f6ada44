import Core
import FoundationEssentials
import GRDB
import Ledger

/// Finds what hangs on a person's key: parts sealed with it, rows that their entries made, kept facts, and what was told.
///
/// Facts go with every class: they are copies of what a source still has, and which entry brought them is sealed. What
/// was told goes with its own class, and with that of the agreement to keep it.
struct ErasureReader {
    let db: Database

    func hanging(on name: SubjectKeyName, through version: UInt8) throws -> HangingData {
        var found = HangingData()
        guard
            let person = try Int64.fetchOne(
                db, sql: "SELECT id FROM subjects WHERE ref = ?", arguments: [Data(name.subject.id.bytes)])
        else { return found }
        let entries = try parts(of: person, name.keyClass, through: version, into: &found)
        for kind in RowName.Kind.allCases where kind != .fact && kind != .telling {
            found.dropped += try rows(kind, of: person).filter(entries.contains).map { RowName(kind, $0) }
        }
        found.dropped += try facts(of: person, name.keyClass, through: version)
        found.dropped += try tellings(of: person, name.keyClass, through: version)
        if case .access(let year) = name.keyClass {
            try leave(
                person, name.subject, year: year, parts: Set(found.parts), dropped: Set(found.dropped), into: &found)
        }
        return found
    }

    /// The ids of entries whose main part is among them.
    private func parts(
        of person: Int64, _ keyClass: KeyClass, through version: UInt8, into found: inout HangingData
    ) throws -> Set<Identifier> {
        guard let (condition, bounds) = Self.entries(sealedUnder: keyClass) else { return [] }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT c.key, e.id, e.at, p.sealed, p.holder FROM concerned c
                JOIN entries e ON e.row = c.key >> 10 JOIN parts p ON p.key = c.key
                WHERE c.person = ? AND \(condition) ORDER BY c.key
                """, arguments: [person] + bounds)
        var ids: Set<Identifier> = []
        for row in rows {
            let key = PartKey(row[0])
            let sealed = Array(row[3] as Data)
            let sealedBy = sealed.isEmpty ? 0 : try SealedBytes.version(of: sealed)
            guard sealedBy <= version, let id = Identifier(bytes: Array(row[1] as Data))
            else { continue }
            found.parts.append(PartPlace(position: Position(row: key.row), part: key.part))
            found.newest = max(found.newest ?? Instant(milliseconds: .min), Instant(milliseconds: row[2]))
            if key.part == 0 { ids.insert(id) }
            if row[4] == PartHolder.representative(SubjectRef(id)).number { found.represents += 1 }
        }
        return ids
    }

    /// Which entries a class seals; `nil` where it seals none.
    private static func entries(sealedUnder keyClass: KeyClass) -> (String, StatementArguments)? {
        switch keyClass {
        case .facts, .told: return nil
        case .consent: return ("e.class = ?", [EntryClass.consent.number])
        case .access(let year):
            guard let first = CalendarDate(year: year, month: 1, day: 1),
                let next = CalendarDate(year: year + 1, month: 1, day: 1)
            else { return nil }
            return (
                "e.class <> ? AND e.at >= ? AND e.at < ?",
                [
                    EntryClass.consent.number, BelgianCalendar.startOfDay(first).milliseconds,
                    BelgianCalendar.startOfDay(next).milliseconds,
                ]
            )
        }
    }

    private func rows(_ kind: RowName.Kind, of person: Int64) throws -> [Identifier] {
        try Data.fetchAll(db, sql: "SELECT id FROM \(kind.table) WHERE person = ? ORDER BY id", arguments: [person])
            .compactMap { Identifier(bytes: Array($0)) }
    }

    private func facts(of person: Int64, _ keyClass: KeyClass, through version: UInt8) throws -> [RowName] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, sealed FROM facts WHERE person = ? ORDER BY row", arguments: [person])
        return try rows.compactMap { row in
            guard let id = Identifier(bytes: Array(row[0] as Data)) else { return nil }
            // What was fetched since has a key of its own and stays.
            let isLater = try keyClass == .facts && SealedBytes.version(of: Array(row[1] as Data)) > version
            return isLater ? nil : RowName(.fact, id)
        }
    }

    private func tellings(of person: Int64, _ keyClass: KeyClass, through version: UInt8) throws -> [RowName] {
        guard keyClass == .told || keyClass == .consent else { return [] }
        let found = try RowReader(db: db).storedTellings("t.person = ?", [person])
        return try found.compactMap { item in
            // Of what was taken back no value is left, and the row goes all the same.
            let isLater =
                try keyClass == .told && !item.stored.row.isTakenBack
                && SealedBytes.version(of: item.stored.sealed) > version
            return isLater ? nil : RowName(.telling, item.stored.row.id)
        }
    }

    /// Rows that stay, and that entries of the erased year may have changed: consents that a change of number paused,
    /// consultations of the year before that were closed in it, and links.
    private func leave(
        _ person: Int64, _ ref: SubjectRef, year: Int, parts: Set<PartPlace>, dropped: Set<RowName>,
        into found: inout HangingData
    ) throws {
        var rows = Rows()
        let reader = RowReader(db: db)
        try reader.links(into: &rows)
        try reader.consents("c.person = ?", [person], into: &rows)
        if let before = Self.entries(sealedUnder: .access(year: year - 1)) {
            try reader.consultations(
                "c.person = ? AND c.id IN (SELECT e.id FROM entries e WHERE \(before.0))", [person] + before.1,
                into: &rows)
        }
        try reader.matters(into: &rows)
        let matters = rows.matters.values.filter { $0.person == ref }.map { RowName(.matter, $0.id) }
        let names =
            matters + rows.consents.keys.map { RowName(.consent, $0) }
            + rows.consultations.keys.map { RowName(.consultation, $0) }
        found.left = names.compactMap { LeftRow($0, in: rows) }
        let sql = """
            SELECT l.id, e.row, l.successor = ? FROM links l JOIN entries e ON e.id = l.id
            WHERE l.person = ? OR l.successor = ?
            """
        for row in try Row.fetchAll(db, sql: sql, arguments: [person, person, person]) {
            guard let id = Identifier(bytes: Array(row[0] as Data)) else { continue }
            let position = Position(row: row[1])
            let forgets = row[2] == true && parts.contains { $0.position == position }
            if let left = LeftRow(RowName(.link, id), in: rows, forgetsSuccessor: forgets) { found.left.append(left) }
        }
        found.left = found.left.filter { !dropped.contains($0.name) }
            .sorted { ($0.name.kind.rawValue, $0.name.id.text) < ($1.name.kind.rawValue, $1.name.id.text) }
    }
}

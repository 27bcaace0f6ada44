import Catalogue
import Core
import FoundationEssentials
import GRDB
import Ledger

/// Writes a change of a projection; `person` gives the local row of a ref.
///
/// Each row holds the position of the entry that last made, changed or carried it: by its year it counts, or not yet.
struct RowWriter {
    let db: Database
    /// The sealed facts that may be kept, and what was told, by id.
    let facts: [Identifier: [UInt8]]
    /// The bytes of a purpose that is activated.
    let purposeBytes: [UInt8]?
    let made: Int64

    func write(_ change: RowChange, person: (SubjectRef) throws -> Int64) throws {
        switch change {
        case .purpose(let row): try write(row)
        case .application(let row):
            try run(
                """
                INSERT INTO applications (id, terms, made) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET terms = excluded.terms, made = excluded.made
                """, [row.id, row.json.canonicalText, made])
        case .consent(let row):
            try run(
                """
                INSERT INTO consents
                    (id, person, purpose, version, state, revision, "from", until, details, representative, made)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    state = excluded.state, revision = excluded.revision, "from" = excluded."from",
                    details = excluded.details, made = excluded.made
                """,
                [
                    Data(row.id.bytes), try person(row.person), row.purpose, row.version, row.state.rawValue,
                    row.revision, row.from.milliseconds, row.until.milliseconds, row.details?.canonicalText,
                    try row.actingFor.map { try person($0.representative) }, made,
                ])
        case .consultation(let row):
            try run(
                """
                INSERT INTO consultations
                    (id, person, purpose, version, consent, revision, state, identity, follow_up, open_case, keeps_nothing,
                    made)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    state = excluded.state, keeps_nothing = excluded.keeps_nothing, made = excluded.made
                """,
                [
                    Data(row.id.bytes), try person(row.person), row.purpose, row.version,
                    row.consent.map { Data($0.id.bytes) }, row.consent?.revision, row.state.rawValue,
                    row.identity.map { Data($0.bytes) }, row.followUp.map { Data($0.bytes) },
                    row.openCase.map { Data($0.bytes) }, row.keepsNothing, made,
                ])
        case .fact(let row):
            try run(
                """
                INSERT INTO facts (id, person, finality, sealed, made) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET made = excluded.made
                """,
                [Data(row.id.bytes), try person(row.person), row.finality, Data(facts[row.id] ?? []), made])
        case .hold(let row):
            try run(
                """
                INSERT INTO holds (fact, interest, kind, until, purpose, made)
                VALUES ((SELECT row FROM facts WHERE id = ?), ?, ?, ?, ?, ?)
                ON CONFLICT (fact, interest) DO UPDATE SET
                    kind = excluded.kind, until = excluded.until, purpose = excluded.purpose, made = excluded.made
                """,
                [
                    Data(row.fact.bytes), Data(row.interest.id.bytes), row.interest.kind.rawValue,
                    row.interest.until.milliseconds, row.purpose, made,
                ])
        case .dropHold(let key):
            try run(
                "DELETE FROM holds WHERE fact = (SELECT row FROM facts WHERE id = ?) AND interest = ?",
                [Data(key.fact.bytes), Data(key.interest.bytes)])
        case .link(let row):
            try run(
                """
                INSERT INTO links (id, person, successor, state, made) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET state = excluded.state, successor = excluded.successor,
                    made = excluded.made
                """,
                [
                    Data(row.id.bytes), try person(row.person), try row.successor.map(person), row.state.rawValue, made,
                ])
        case .matter(let row):
            try run(
                """
                INSERT INTO matters (id, person, state, matter, made) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    state = excluded.state, matter = excluded.matter, made = excluded.made
                """,
                [
                    Data(row.id.bytes), try row.person.map(person), row.state.rawValue, row.matter.json.canonicalText,
                    made,
                ])
        case .erasure(let row):
            try run(
                """
                INSERT INTO erasures (id, terms, made) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET terms = excluded.terms, made = excluded.made
                """, [Data(row.id.bytes), row.json.canonicalText, made])
        case .pruning(let row):
            try run(
                """
                INSERT INTO prunings (id, terms, made) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET terms = excluded.terms, made = excluded.made
                """, [Data(row.id.bytes), row.json.canonicalText, made])
        case .telling(let row):
            // Without new bytes, as where it is only carried, the value stays; of what was taken back nothing does.
            try run(
                """
                INSERT INTO tellings (id, person, terms, until, sealed, made) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET person = excluded.person, terms = excluded.terms,
                    until = excluded.until, made = excluded.made,
                    sealed = CASE WHEN ? OR length(excluded.sealed) > 0 THEN excluded.sealed ELSE sealed END
                """,
                [
                    Data(row.id.bytes), try person(row.person), row.terms.canonicalText, row.until.milliseconds,
                    Data(row.isTakenBack ? [] : facts[row.id] ?? []), made, row.isTakenBack,
                ])
        case .drop(let name): try run("DELETE FROM \(name.kind.table) WHERE id = ?", [Data(name.id.bytes)])
        case .dropFact(let id):
            try run("DELETE FROM holds WHERE fact = (SELECT row FROM facts WHERE id = ?)", [Data(id.bytes)])
            try run("DELETE FROM facts WHERE id = ?", [Data(id.bytes)])
        }
    }

    private func write(_ row: PurposeRow) throws {
        try run(
            """
            INSERT INTO purposes (controller, purpose, version, hash, terms, active, made) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (purpose, version) DO UPDATE SET
                hash = excluded.hash, terms = excluded.terms, active = excluded.active, made = excluded.made
            """,
            [
                row.ref.controller, row.ref.id, row.ref.version, row.ref.hash, row.terms.json.canonicalText,
                row.isActive, made,
            ])
        guard row.isActive, let bytes = purposeBytes else { return }
        try run("INSERT OR IGNORE INTO purpose_bytes (hash, bytes) VALUES (?, ?)", [row.ref.hash, Data(bytes)])
    }

    private func run(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

extension RowName.Kind {
    /// The table, which has the row's `id` and its `person`.
    var table: String {
        switch self {
        case .consent: "consents"
        case .consultation: "consultations"
        case .fact: "facts"
        case .link: "links"
        case .matter: "matters"
        case .telling: "tellings"
        }
    }
}

import Core
import FoundationEssentials
import GRDB
import Ledger

extension LogBatch {
    /// Writes the entry and its parts; false where its id is taken, and then nothing was written.
    mutating func insert(_ proposal: Proposal, at position: Position) throws -> Bool {
        let event = proposal.event
        let columns = event.columns
        let arguments: StatementArguments = [
            position.row, event.at.milliseconds, event.type.entryClass.number, event.type.number,
            try word(.purpose, columns.purpose), try word(.application, columns.application),
            try word(.outcome, columns.outcome), try word(.source, columns.source),
            try employee(columns.employee),
            Data(event.id.bytes),
        ]
        do {
            try db.cachedStatement(
                sql: """
                    INSERT INTO entries (row, at, class, type, purpose, application, outcome, source, employee, id)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: arguments)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            return false
        }
        let part = try db.cachedStatement(
            sql: "INSERT INTO parts (key, holder, commitment, sealed) VALUES (?, ?, ?, ?)")
        let concerned = try db.cachedStatement(sql: "INSERT INTO concerned (key, person) VALUES (?, ?)")
        for (index, sealed) in proposal.parts.enumerated() {
            let key = PartKey(row: position.row, part: index).value
            try part.execute(arguments: [key, sealed.holder.number, Data(sealed.commitment), Data(sealed.sealed)])
            if let ref = sealed.holder.person { try concerned.execute(arguments: [key, try person(ref)]) }
        }
        return true
    }

    private mutating func word(_ kind: WordKind, _ text: String?) throws -> Int64? {
        guard let text else { return nil }
        if let known = state.texts[kind]?[text] { return known }
        let id = try word(Word(kind: kind, value: Array(text.utf8)))
        state.texts[kind, default: [:]][text] = id
        return id
    }

    /// The word for an employee is keyed; it is computed at the first entry that names them.
    private mutating func employee(_ name: String?) throws -> Int64? {
        guard let name else { return nil }
        if let known = state.texts[.employee]?[name] { return known }
        let id = try word(Word(kind: .employee, value: setup.employee(name)))
        state.texts[.employee, default: [:]][name] = id
        return id
    }

    private mutating func word(_ word: Word) throws -> Int64 {
        if let id = state.words[word] { return id }
        try db.execute(
            sql: "INSERT INTO words (kind, value) VALUES (?, ?)", arguments: [word.kind.rawValue, Data(word.value)])
        state.words[word] = db.lastInsertedRowID
        return db.lastInsertedRowID
    }

    /// The local row of a person, made at the first use of the ref.
    mutating func person(_ ref: SubjectRef) throws -> Int64 {
        if let row = state.people[ref] { return row }
        let found = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM subjects WHERE ref = ?"), arguments: [Data(ref.id.bytes)])
        if let found {
            state.people[ref] = found
            return found
        }
        try db.cachedStatement(sql: "INSERT INTO subjects (ref) VALUES (?)").execute(arguments: [Data(ref.id.bytes)])
        state.people[ref] = db.lastInsertedRowID
        return db.lastInsertedRowID
    }
}

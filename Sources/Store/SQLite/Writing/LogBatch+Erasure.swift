import Core
import FoundationEssentials
import GRDB
import Ledger

extension LogBatch {
    /// Destroys the parts that an entry says are erased, and what leads to them; the local rows of the people they were
    /// about, before their rows go too.
    mutating func erase(_ outcome: ErasureOutcome) throws -> Set<Int64> {
        hasErased = true
        var people: Set<Int64> = []
        for place in outcome.parts {
            let key = PartKey(row: place.position.row, part: place.part).value
            if let person = try Int64.fetchOne(db, sql: "SELECT person FROM concerned WHERE key = ?", arguments: [key])
            {
                people.insert(person)
            }
            try db.execute(sql: "UPDATE parts SET sealed = x'' WHERE key = ?", arguments: [key])
            try db.execute(sql: "DELETE FROM concerned WHERE key = ?", arguments: [key])
        }
        for name in outcome.dropped {
            let person = try Int64.fetchOne(
                db, sql: "SELECT person FROM \(name.kind.table) WHERE id = ?", arguments: [Data(name.id.bytes)])
            if let person { people.insert(person) }
        }
        state.recent = RecentRows()
        return people
    }

    /// Forgets the number of everyone of whom nothing is left: nothing leads from it to their ref any more, and their
    /// events name them no more.
    func forget(_ people: Set<Int64>) throws {
        let tables = RowName.Kind.allCases.map { "SELECT 1 FROM \($0.table) WHERE person = :person" }
        let left =
            (["SELECT 1 FROM concerned WHERE person = :person", "SELECT 1 FROM links WHERE successor = :person"]
            + tables).joined(separator: " UNION ALL ")
        let events = EventTable(db: db)
        for person in people {
            try events.forgetComing(person)
            let isLeft = try Bool.fetchOne(db, sql: "SELECT EXISTS (\(left))", arguments: ["person": person])
            guard isLeft == false else { continue }
            try db.execute(sql: "DELETE FROM aliases WHERE subject = ?", arguments: [person])
            try events.forget(person)
        }
    }
}

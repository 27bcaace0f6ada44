import Core
import FoundationEssentials
import GRDB
import Ledger

extension LogBatch {
    /// The ref behind an alias, made where there is none.
    mutating func subject(_ alias: [UInt8]) throws -> SubjectRef {
        if let ref = try RowReader(db: db).subject(alias: alias) { return ref }
        let ref = SubjectRef.random(setup.entropy)
        try db.cachedStatement(sql: "INSERT INTO aliases (alias, subject) VALUES (?, ?)")
            .execute(arguments: [Data(alias), try person(ref)])
        return ref
    }

    /// Whether a token id is new; those that have ended are forgotten on the way.
    mutating func claim(_ hash: [UInt8], until: Instant) throws -> Bool {
        try db.cachedStatement(sql: "DELETE FROM tokens WHERE until < ?")
            .execute(arguments: [state.clock.milliseconds])
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO tokens (hash, until) VALUES (?, ?)")
            .execute(arguments: [Data(hash), until.milliseconds])
        return db.changesCount > 0
    }
}

import Core
import FoundationEssentials
import GRDB
import Ledger

/// The table of people's keys, row by row.
struct SubjectKeyTable {
    let db: Database
    let own: OwnKeys

    /// The newest version that was ever made, and its key; no key where it was erased.
    func newest(_ name: SubjectKeyName) throws -> (version: UInt8, key: SealingKey?)? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT version, wrapped FROM subject_keys WHERE subject = ? AND class = ? ORDER BY version DESC LIMIT 1
                """)
        let row = try Row.fetchOne(statement, arguments: [Data(name.subject.id.bytes), name.keyClass.name])
        guard let row else { return nil }
        let version: UInt8 = row[0]
        return (version, try open(row[1], name, version))
    }

    func key(_ name: SubjectKeyName, version: UInt8) throws -> SealingKey? {
        let statement = try db.cachedStatement(
            sql: "SELECT wrapped FROM subject_keys WHERE subject = ? AND class = ? AND version = ?")
        let row = try Row.fetchOne(
            statement, arguments: [Data(name.subject.id.bytes), name.keyClass.name, version])
        return try row.flatMap { try open($0[0], name, version) }
    }

    func make(_ name: SubjectKeyName, version: UInt8) throws -> SealingKey {
        let (key, wrapped) = try own.chest.make(name: name.bytes(version: version), version: version)
        try db.cachedStatement(
            sql: "INSERT INTO subject_keys (subject, class, version, id, wrapped) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            Data(name.subject.id.bytes), name.keyClass.name, version,
            Data(own.keys.keyID(of: name.subject, name.keyClass)), Data(wrapped),
        ])
        return key
    }

    /// Whose key this is, and the newest of its versions that is not erased.
    func holder(of id: [UInt8]) throws -> (name: SubjectKeyName, version: UInt8?)? {
        let rows = try Row.fetchAll(
            db, sql: "SELECT subject, class, version, wrapped IS NULL FROM subject_keys WHERE id = ? ORDER BY version",
            arguments: [Data(id)])
        guard let row = rows.first, let subject = Identifier(bytes: Array(row[0] as Data)),
            let keyClass = KeyClass(name: row[1])
        else { return nil }
        let version: UInt8? = rows.last { $0[3] == false }.map { $0[2] }
        return (SubjectKeyName(subject: SubjectRef(subject), keyClass: keyClass), version)
    }

    func classes(of subject: SubjectRef) throws -> [KeyClass] {
        try String.fetchAll(
            db, sql: "SELECT DISTINCT class FROM subject_keys WHERE subject = ? ORDER BY class",
            arguments: [Data(subject.id.bytes)]
        ).compactMap { KeyClass(name: $0) }
    }

    /// True where there was something to destroy.
    func destroy(_ key: ErasedKey) throws -> Bool {
        try db.execute(
            sql: "UPDATE subject_keys SET wrapped = NULL WHERE id = ? AND version <= ? AND wrapped IS NOT NULL",
            arguments: [Data(key.id), key.through])
        return db.changesCount > 0
    }

    private func open(_ wrapped: Data?, _ name: SubjectKeyName, _ version: UInt8) throws -> SealingKey? {
        try wrapped.map { try own.chest.open(Array($0), name: name.bytes(version: version), version: version) }
    }
}

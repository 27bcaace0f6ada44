import Core
import Crypto
import FoundationEssentials
import GRDB
import Ledger

/// What one transaction of a rotation does to the table of the controller's own keys.
struct KeyRotationStep {
    let table: OwnKeyTable

    func newest(_ name: OwnKeyTable.Name) throws -> UInt8 {
        try UInt8.fetchOne(
            table.db, sql: "SELECT max(version) FROM own WHERE name = ?", arguments: [name.rawValue]) ?? 1
    }

    /// The next version, wrapped under the controller's key.
    func make(_ name: OwnKeyTable.Name, newest: UInt8, in chest: KeyChest) throws -> SealingKey {
        let version = try next(newest)
        let (key, wrapped) = try chest.make(name: OwnKeyTable.context(name, version), version: version)
        try table.put(name, version: version, wrapped: wrapped)
        return key
    }

    /// The next version of the controller's key, wrapped under the master, and under the next one if it is there already.
    func makeController(newest: UInt8, under master: SealingKey) throws -> SealingKey {
        let version = try next(newest)
        let bytes = table.wrap.entropy.bytes(KeyFile.length)
        try table.put(
            .controller, version: version,
            wrapped: try table.wrap.wrap(bytes, name: OwnKeyTable.context(.controller, version), under: master))
        // What the next master wrapped lacks this version: it is asked for again.
        try table.db.execute(
            sql: "DELETE FROM own WHERE name = ?", arguments: [OwnKeyTable.Name.nextController.rawValue])
        return SealingKey(version: version, secret: SymmetricKey(data: bytes))
    }

    /// The controller's keys under the next master, beside those under the present one: the next start takes whichever
    /// it is given.
    func wrapController(under master: SealingKey, and next: SealingKey) throws -> (from: UInt8, to: UInt8) {
        for (version, bytes) in try table.controller(master) {
            let context = OwnKeyTable.context(.controller, version)
            try table.put(
                .nextController, version: version, wrapped: try table.wrap.wrap(bytes, name: context, under: next))
        }
        let from = try newest(.masterCount)
        let to = try self.next(from)
        try table.put(.masterCount, version: to, wrapped: [])
        return (from, to)
    }

    /// Keeps a key that was made elsewhere.
    func put(_ name: OwnKeyTable.Name, version: UInt8, _ bytes: [UInt8], in chest: KeyChest) throws {
        try table.put(
            name, version: version, wrapped: try chest.seal(bytes, name: OwnKeyTable.context(name, version)))
    }

    /// Kept until the log tells of it.
    func note(_ record: KeyRotation) throws {
        try table.db.execute(
            sql: "INSERT INTO unrecorded_rotations (record) VALUES (?)", arguments: [record.json.canonicalText])
    }

    /// Wraps people's keys anew; the number done.
    func rewrapPeople(_ people: SubjectKeyTable, limit: Int) throws -> Int {
        let chest = people.own.chest
        let rows = try Row.fetchAll(
            table.db,
            sql: """
                SELECT subject, class, version, wrapped FROM subject_keys
                WHERE wrapped IS NOT NULL AND substr(wrapped, 2, 1) <> ? LIMIT ?
                """, arguments: [Data([chest.ring.current.version]), limit])
        for row in rows {
            guard let subject = Identifier(bytes: Array(row[0] as Data)), let keyClass = KeyClass(name: row[1]) else {
                throw LedgerError(.unreadable, "a row of the keys does not read")
            }
            let name = SubjectKeyName(subject: SubjectRef(subject), keyClass: keyClass).bytes(version: row[2])
            let wrapped = try chest.seal(try chest.bytes(Array(row[3] as Data), name: name), name: name)
            try table.db.execute(
                sql: "UPDATE subject_keys SET wrapped = ? WHERE subject = ? AND class = ? AND version = ?",
                arguments: [Data(wrapped), row[0] as Data, keyClass.name, row[2] as UInt8])
        }
        return rows.count
    }

    /// The controller's other keys too, and then the old wrapping key is nobody's any more.
    func finish(_ own: OwnKeys) throws {
        let state = own.state
        let current = state.chest.ring.current.version
        for name in [OwnKeyTable.Name.index, .staff, .governance, .log] {
            let rows = try Row.fetchAll(
                table.db, sql: "SELECT version, wrapped FROM own WHERE name = ? AND substr(wrapped, 2, 1) <> ?",
                arguments: [name.rawValue, Data([current])])
            for row in rows {
                let context = OwnKeyTable.context(name, row[0])
                let bytes = try state.chest.bytes(Array(row[1] as Data), name: context)
                try table.put(name, version: row[0], wrapped: try state.chest.seal(bytes, name: context))
            }
        }
        try table.db.execute(
            sql: "DELETE FROM own WHERE name IN (?, ?) AND version < ?",
            arguments: [
                OwnKeyTable.Name.controller.rawValue, OwnKeyTable.Name.nextController.rawValue, current,
            ])
        own.replace(
            OwnKeys.State(chest: KeyChest(wrap: state.chest.wrap, ring: state.chest.ring.newestAlone), keys: state.keys)
        )
    }

    private func next(_ version: UInt8) throws -> UInt8 {
        guard version < .max else { throw LedgerError(.keyMissing, "a key has no version left") }
        return version + 1
    }
}

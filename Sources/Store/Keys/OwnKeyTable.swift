import Core
import Crypto
import FoundationEssentials
import GRDB
import Ledger
import MerkleLog

/// The table of the few keys that belong to the controller itself, each in its versions.
struct OwnKeyTable {
    enum Name: String, CaseIterable {
        case controller, index, staff, governance, log
        /// The controller's keys under the master that is to come.
        case nextController
        /// No key: how many masters there were.
        case masterCount
    }

    let db: Database
    let wrap: KeyWrap

    /// All versions, the newest first, or the first one made.
    func versions(
        _ name: Name, open: (_ wrapped: [UInt8], _ version: UInt8) throws -> [UInt8],
        seal: (_ bytes: [UInt8], _ version: UInt8) throws -> [UInt8]
    ) throws -> [(version: UInt8, bytes: [UInt8])] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT version, wrapped FROM own WHERE name = ? ORDER BY version DESC", arguments: [name.rawValue]
        )
        guard rows.isEmpty else {
            return try rows.map { row in
                let version: UInt8 = row[0]
                return (version, try open(Array(row[1] as Data), version))
            }
        }
        let bytes = wrap.entropy.bytes(KeyFile.length)
        try put(name, version: 1, wrapped: try seal(bytes, 1))
        return [(1, bytes)]
    }

    /// Opens the controller's keys with the master that is given: the present one, or the next, which so becomes it.
    func controller(_ master: SealingKey) throws -> [(version: UInt8, bytes: [UInt8])] {
        func open(_ name: Name) throws -> [(version: UInt8, bytes: [UInt8])] {
            try versions(
                name,
                open: { wrapped, version in
                    try wrap.unwrap(wrapped, name: Self.context(.controller, version), under: master)
                },
                seal: { bytes, version in
                    try wrap.wrap(bytes, name: Self.context(.controller, version), under: master)
                })
        }
        do {
            return try open(.controller)
        } catch {
            guard try has(.nextController) else { throw error }
            let keys = try open(.nextController)
            try db.execute(sql: "DELETE FROM own WHERE name = ?", arguments: [Name.controller.rawValue])
            try db.execute(
                sql: "UPDATE own SET name = ? WHERE name = ?",
                arguments: [Name.controller.rawValue, Name.nextController.rawValue])
            return keys
        }
    }

    private func has(_ name: Name) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM own WHERE name = ?)", arguments: [name.rawValue]) ?? false
    }

    func put(_ name: Name, version: UInt8, wrapped: [UInt8]) throws {
        try db.execute(
            sql: """
                INSERT INTO own (name, version, wrapped) VALUES (?, ?, ?)
                ON CONFLICT (name, version) DO UPDATE SET wrapped = excluded.wrapped
                """, arguments: [name.rawValue, version, Data(wrapped)])
    }

    static func context(_ name: Name, _ version: UInt8) -> [UInt8] {
        Array((version == 1 ? name.rawValue : "\(name.rawValue)@\(version)").utf8)
    }
}

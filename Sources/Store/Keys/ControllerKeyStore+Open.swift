import Core
import Crypto
import FoundationEssentials
import GRDB
import Ledger
import MerkleLog

extension ControllerKeyStore {
    /// Opens the controller's own keys, or makes them where the database is new.
    ///
    /// `origin` is the name under which the
    /// log is signed; a master that is not theirs is refused.
    convenience init(
        database: KeyDatabase, controller: String, origin: String, master: SealingKey, entropy: Entropy,
        points: @escaping CommitPoint.Handler
    ) throws(LedgerError) {
        let wrap = KeyWrap(controller: controller, entropy: entropy)
        do {
            let (chest, keys) = try database.queue.writeWithoutTransaction { db in
                var opened: (KeyChest, ControllerKeys)?
                try db.inTransaction(.immediate) {
                    let own = OwnKeys(db: db, wrap: wrap)
                    let chest = KeyChest(wrap: wrap, key: try own.key("controller", under: master))
                    let seed = try own.bytes("log", under: chest.key)
                    let keys = ControllerKeys(
                        index: try own.key("index", under: chest.key).secret,
                        staff: try own.key("staff", under: chest.key),
                        governance: try own.key("governance", under: chest.key),
                        signer: try SignerKey(name: origin, seed: seed))
                    opened = (chest, keys)
                    return .commit
                }
                guard let opened else { throw LedgerError(.keyMissing) }
                return opened
            }
            self.init(database: database, chest: chest, controllerKeys: keys, points: points)
        } catch {
            throw StoreFailure.opening(error)
        }
    }
}

/// The few keys that belong to the controller itself, by name.
private struct OwnKeys {
    let db: Database
    let wrap: KeyWrap

    func key(_ name: String, under key: SealingKey) throws -> SealingKey {
        SealingKey(version: 1, secret: SymmetricKey(data: try bytes(name, under: key)))
    }

    /// Unwraps the named bytes, or makes them.
    func bytes(_ name: String, under key: SealingKey) throws -> [UInt8] {
        let found = try Data.fetchOne(db, sql: "SELECT wrapped FROM own WHERE name = ?", arguments: [name])
        if let found { return try wrap.unwrap(Array(found), name: Array(name.utf8), under: key) }
        let bytes = wrap.entropy.bytes(KeyFile.length)
        let wrapped = try wrap.wrap(bytes, name: Array(name.utf8), under: key)
        try db.execute(sql: "INSERT INTO own (name, wrapped) VALUES (?, ?)", arguments: [name, Data(wrapped)])
        return bytes
    }
}

import Core
import Crypto
import FoundationEssentials
import GRDB
import Ledger
import MerkleLog

extension ControllerKeyStore {
    /// Opens the controller's own keys, or makes them where the database is new.
    ///
    /// `origin` is the name under which the log is signed; a master that is not theirs is refused.
    convenience init(
        database: KeyDatabase, controller: String, origin: String, master: SealingKey, entropy: Entropy,
        points: @escaping CommitPoint.Handler
    ) throws(LedgerError) {
        let wrap = KeyWrap(controller: controller, entropy: entropy)
        do {
            let own = try database.queue.writeWithoutTransaction { db in
                var opened: OwnKeys?
                try db.inTransaction(.immediate) {
                    let own = OwnKeys(try Self.load(OwnKeyTable(db: db, wrap: wrap), origin: origin, master: master))
                    try Self.nameKeys(db, own)
                    opened = own
                    return .commit
                }
                guard let opened else { throw LedgerError(.keyMissing) }
                return opened
            }
            self.init(database: database, own: own, points: points)
        } catch {
            throw StoreFailure.opening(error)
        }
    }

    static func load(_ table: OwnKeyTable, origin: String, master: SealingKey) throws -> OwnKeys.State {
        let chest = KeyChest(wrap: table.wrap, ring: try ring(try table.controller(master)))
        func versions(_ name: OwnKeyTable.Name) throws -> [(version: UInt8, bytes: [UInt8])] {
            try table.versions(
                name, open: { try chest.bytes($0, name: OwnKeyTable.context(name, $1)) },
                seal: { try chest.seal($0, name: OwnKeyTable.context(name, $1)) })
        }
        let signers = try versions(.log).map { try SignerKey(name: origin, seed: $0.bytes) }
        guard let signer = signers.first, let index = try versions(.index).first else { throw LedgerError(.keyMissing) }
        let keys = ControllerKeys(
            index: SymmetricKey(data: index.bytes), staff: try ring(try versions(.staff)),
            governance: try ring(try versions(.governance)), signer: signer,
            earlierSigners: Array(signers.dropFirst()))
        return OwnKeys.State(chest: chest, keys: keys)
    }

    private static func ring(_ versions: [(version: UInt8, bytes: [UInt8])]) throws -> KeyRing {
        let keys = versions.map { SealingKey(version: $0.version, secret: SymmetricKey(data: $0.bytes)) }
        guard let newest = keys.first else { throw LedgerError(.keyMissing) }
        return KeyRing(newest, earlier: Array(keys.dropFirst()))
    }

    /// Names the keys that were made before keys had names.
    private static func nameKeys(_ db: Database, _ own: OwnKeys) throws {
        for row in try Row.fetchAll(db, sql: "SELECT DISTINCT subject, class FROM subject_keys WHERE id IS NULL") {
            guard let subject = Identifier(bytes: Array(row[0] as Data)), let keyClass = KeyClass(name: row[1]) else {
                throw LedgerError(.unreadable, "a row of the keys does not read")
            }
            try db.execute(
                sql: "UPDATE subject_keys SET id = ? WHERE subject = ? AND class = ?",
                arguments: [
                    Data(own.keys.keyID(of: SubjectRef(subject), keyClass)), Data(subject.bytes), keyClass.name,
                ])
        }
    }
}

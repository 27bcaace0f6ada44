package import Core
import Crypto
import FoundationEssentials
import GRDB
package import Ledger
import MerkleLog

extension ControllerKeyStore: RotatingKeys {
    package func rotate(
        _ key: KeyRotation.Key, master: SealingKey?, next: SealingKey?, by: String
    ) async throws(LedgerError) -> KeyRotation {
        try await change { rotation, table in
            var state = table.own.state
            let made: (from: UInt8, to: UInt8)
            var verifier: String?
            switch key {
            case .staff:
                let new = try rotation.make(.staff, newest: state.keys.staff.current.version, in: state.chest)
                state.keys = state.keys.replacing(staff: state.keys.staff.adding(new))
                made = (new.version - 1, new.version)
            case .governance:
                let new = try rotation.make(.governance, newest: state.keys.governance.current.version, in: state.chest)
                state.keys = state.keys.replacing(governance: state.keys.governance.adding(new))
                made = (new.version - 1, new.version)
            case .log:
                let version = try rotation.newest(.log) + 1
                let seed = state.chest.wrap.entropy.bytes(KeyFile.length)
                let signer = try SignerKey(name: state.keys.signer.verifier.name, seed: seed)
                try rotation.put(.log, version: version, seed, in: state.chest)
                state.keys = state.keys.replacing(signer: signer)
                verifier = signer.verifier.text
                made = (version - 1, version)
            case .controller:
                guard let master else { throw LedgerError(.keyMissing, "the master key is needed for this") }
                let new = try rotation.makeController(newest: state.chest.ring.current.version, under: master)
                state.chest = KeyChest(wrap: state.chest.wrap, ring: state.chest.ring.adding(new))
                made = (new.version - 1, new.version)
            case .master:
                guard let master, let next else { throw LedgerError(.keyMissing, "there is no next master key") }
                made = try rotation.wrapController(under: master, and: next)
            case .person: throw LedgerError(.keyMissing, "name the person and the class")
            }
            let record = KeyRotation(key: key, from: Int(made.from), to: Int(made.to), verifier: verifier, by: by)
            try rotation.note(record)
            table.own.replace(state)
            return record
        }
    }

    package func rotate(
        of subject: SubjectRef, _ keyClass: KeyClass, by: String
    ) async throws(LedgerError) -> KeyRotation? {
        let name = SubjectKeyName(subject: subject, keyClass: keyClass)
        return try await change { rotation, table in
            guard let newest = try table.newest(name), newest.key != nil, newest.version < .max else { return nil }
            let key = try table.make(name, version: newest.version + 1)
            let record = KeyRotation(
                key: .person, from: Int(newest.version), to: Int(key.version),
                id: table.own.keys.keyID(of: subject, keyClass), by: by)
            try rotation.note(record)
            self.replace(key, of: name)
            return record
        }
    }

    package func unrecorded() async throws(LedgerError) -> [KeyRotation] {
        try await table { table in
            try String.fetchAll(table.db, sql: "SELECT record FROM unrecorded_rotations ORDER BY id").map { text in
                guard let record = KeyRotation(json: try JSON(parsing: Array(text.utf8))) else {
                    throw LedgerError(.unreadable, "a rotation that was noted does not read")
                }
                return record
            }
        }
    }

    package func recorded(_ rotation: KeyRotation) async throws(LedgerError) {
        try await table { table in
            try table.db.execute(
                sql: "DELETE FROM unrecorded_rotations WHERE record = ?", arguments: [rotation.json.canonicalText])
        }
    }

    package func rewrap() async throws(LedgerError) -> Int {
        var done = 0
        while true {
            let step = try await change { rotation, table in
                let people = try rotation.rewrapPeople(table, limit: 500)
                let count = people + (try TaskKeyTable(db: table.db, chest: table.own.chest).rewrap(limit: 500))
                if count == 0 { try rotation.finish(table.own) }
                return count
            }
            if step == 0 { return done }
            done += step
            await Task.yield()
        }
    }

    private func change<Made: Sendable>(
        _ body: @escaping @Sendable (KeyRotationStep, SubjectKeyTable) throws -> Made
    ) async throws(LedgerError) -> Made {
        try await table { table in
            let state = table.own.state
            var made: Made?
            do {
                try table.db.inTransaction(.immediate) {
                    let own = OwnKeyTable(db: table.db, wrap: table.own.chest.wrap)
                    made = try body(KeyRotationStep(table: own), table)
                    return .commit
                }
            } catch {
                // What is in memory goes back with what is on the disk.
                table.own.replace(state)
                throw error
            }
            guard let made else { throw LedgerError(.notWritable) }
            return made
        }
    }
}

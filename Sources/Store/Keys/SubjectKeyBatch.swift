import Core
import FoundationEssentials
import GRDB
import Ledger

/// One transaction for all the subject keys that are waited for: a new key is durable before anyone gets it.
struct SubjectKeyBatch: Sendable {
    let queue: DatabaseQueue
    let chest: KeyChest
    let points: CommitPoint.Handler

    func perform(_ wishes: [ControllerKeyStore.Wish]) {
        var keys: [SealingKey?] = []
        var hasNew = false
        do {
            try queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    for wish in wishes {
                        let found = try find(wish.name, db)
                        if found == nil, wish.create {
                            keys.append(try make(wish.name, db))
                            hasNew = true
                        } else {
                            keys.append(found ?? nil)
                        }
                    }
                    return .commit
                }
            }
        } catch {
            for wish in wishes { wish.continuation.resume(returning: .failure(StoreFailure.writing(error))) }
            return
        }
        if hasNew { points(.keyDurable) }
        for (wish, key) in zip(wishes, keys) { wish.continuation.resume(returning: .success(key)) }
    }

    /// Outer `nil` where there never was one, inner `nil` where it was erased.
    private func find(_ name: ControllerKeyStore.SubjectKeyName, _ db: Database) throws -> SealingKey?? {
        let statement = try db.cachedStatement(sql: "SELECT wrapped FROM subject_keys WHERE subject = ? AND class = ?")
        let row = try Row.fetchOne(
            statement, arguments: [Data(name.subject.id.bytes), name.keyClass.name])
        guard let row else { return nil }
        guard let wrapped: Data = row[0] else { return .some(nil) }
        return try chest.open(Array(wrapped), name: name.bytes)
    }

    private func make(_ name: ControllerKeyStore.SubjectKeyName, _ db: Database) throws -> SealingKey {
        let (key, wrapped) = try chest.make(name: name.bytes)
        try db.cachedStatement(sql: "INSERT INTO subject_keys (subject, class, wrapped) VALUES (?, ?, ?)")
            .execute(arguments: [Data(name.subject.id.bytes), name.keyClass.name, Data(wrapped)])
        return key
    }
}

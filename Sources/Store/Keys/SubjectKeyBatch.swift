import Core
import GRDB
import Ledger

/// One transaction for all the subject keys that are waited for: a new key is durable before anyone gets it.
struct SubjectKeyBatch: Sendable {
    let queue: DatabaseQueue
    let own: OwnKeys
    let points: CommitPoint.Handler

    func perform(_ wishes: [ControllerKeyStore.Wish]) {
        var keys: [SealingKey?] = []
        var hasNew = false
        do {
            try queue.writeWithoutTransaction { db in
                let table = SubjectKeyTable(db: db, own: own)
                try db.inTransaction(.immediate) {
                    for wish in wishes {
                        let (key, isNew) = try grant(wish, table)
                        keys.append(key)
                        hasNew = hasNew || isNew
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

    /// Where the newest was erased, what comes now gets the next version.
    private func grant(
        _ wish: ControllerKeyStore.Wish, _ table: SubjectKeyTable
    ) throws -> (key: SealingKey?, isNew: Bool) {
        switch wish.want {
        case .version(let version): return (try table.key(wish.name, version: version), false)
        case .newest(let create):
            let found = try table.newest(wish.name)
            if let key = found?.key { return (key, false) }
            guard create else { return (nil, false) }
            guard found?.version != .max else { throw LedgerError(.keyMissing, "a key has no version left") }
            return (try table.make(wish.name, version: (found?.version ?? 0) + 1), true)
        }
    }
}

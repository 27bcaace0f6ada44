package import Core
import Crypto
import FoundationEssentials
import GRDB
package import Ledger
import MerkleLog
import Synchronization

/// The keys of one controller, wrapped in `keys.sqlite`: the controller's key under the master, the others under it.
package final class ControllerKeyStore: KeyStorage, Sendable {
    struct SubjectKeyName: Hashable, Sendable {
        let subject: SubjectRef
        let keyClass: KeyClass

        var bytes: [UInt8] { subject.id.bytes + Array(keyClass.name.utf8) }
    }

    struct Wish: Sendable {
        let name: SubjectKeyName
        let create: Bool
        let continuation: CheckedContinuation<Result<SealingKey?, LedgerError>, Never>
    }

    package let controllerKeys: ControllerKeys

    /// At some 200 bytes each.
    private static let cached = 50_000

    private let database: KeyDatabase
    private let chest: KeyChest
    private let cache = Mutex(RecentCache<SubjectKeyName, SealingKey>(capacity: ControllerKeyStore.cached))
    private let points: CommitPoint.Handler
    private let queue: BatchQueue<Wish>

    init(
        database: KeyDatabase, chest: KeyChest, controllerKeys: ControllerKeys, points: @escaping CommitPoint.Handler
    ) {
        self.database = database
        self.chest = chest
        self.controllerKeys = controllerKeys
        self.points = points
        let performed = SubjectKeyBatch(queue: database.queue, chest: chest, points: points)
        queue = BatchQueue(label: "sluis.keys", limit: 512) { wishes in performed.perform(wishes) }
    }

    package func key(
        of subject: SubjectRef, _ keyClass: KeyClass, create: Bool
    ) async throws(LedgerError) -> SealingKey? {
        let name = SubjectKeyName(subject: subject, keyClass: keyClass)
        if let key = cache.withLock({ $0[name] }) { return key }
        let result = await withCheckedContinuation { continuation in
            let wish = Wish(name: name, create: create, continuation: continuation)
            if !queue.add(wish) { continuation.resume(returning: .failure(LedgerError(.shuttingDown))) }
        }
        let key = try result.get()
        if let key { cache.withLock { $0[name] = key } }
        return key
    }

    func close() async {
        await queue.close()
        try? database.queue.close()
    }
}

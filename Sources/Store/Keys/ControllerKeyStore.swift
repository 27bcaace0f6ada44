package import Core
import Crypto
import GRDB
package import Ledger
import Synchronization

/// The keys of one controller, wrapped in `keys.sqlite`: the controller's key under the master, the others under it.
package final class ControllerKeyStore: KeyStorage, Sendable {
    /// One version of a person's key.
    struct Version: Hashable, Sendable {
        let name: SubjectKeyName
        let number: UInt8
    }

    struct Wish: Sendable {
        enum Want: Hashable, Sendable {
            case newest(create: Bool)
            case version(UInt8)
        }

        let name: SubjectKeyName
        let want: Want
        let continuation: CheckedContinuation<Result<SealingKey?, LedgerError>, Never>
    }

    private struct Known: Sendable {
        var newest = RecentCache<SubjectKeyName, SealingKey>(capacity: ControllerKeyStore.cached)
        var versions = RecentCache<Version, SealingKey>(capacity: ControllerKeyStore.cached)
    }

    /// At some 200 bytes each.
    private static let cached = 50_000

    let database: KeyDatabase
    let own: OwnKeys
    let destroyed = DestroyedKeys()
    let points: CommitPoint.Handler
    private let known = Mutex(Known())
    private let queue: BatchQueue<Wish>

    init(database: KeyDatabase, own: OwnKeys, points: @escaping CommitPoint.Handler) {
        self.database = database
        self.own = own
        self.points = points
        let performed = SubjectKeyBatch(queue: database.queue, own: own, points: points)
        queue = BatchQueue(label: "sluis.keys", limit: 512) { wishes in performed.perform(wishes) }
    }

    package var controllerKeys: ControllerKeys { own.keys }

    package func key(
        of subject: SubjectRef, _ keyClass: KeyClass, create: Bool
    ) async throws(LedgerError) -> SealingKey? {
        let name = SubjectKeyName(subject: subject, keyClass: keyClass)
        if let key = known.withLock({ $0.newest[name] }) { return key }
        return try await find(name, .newest(create: create))
    }

    package func key(
        of subject: SubjectRef, _ keyClass: KeyClass, version: UInt8
    ) async throws(LedgerError) -> SealingKey? {
        let name = SubjectKeyName(subject: subject, keyClass: keyClass)
        let key = known.withLock { known -> SealingKey? in
            if let newest = known.newest[name], newest.version == version { return newest }
            return known.versions[Version(name: name, number: version)]
        }
        if let key { return key }
        return try await find(name, .version(version))
    }

    private func find(_ name: SubjectKeyName, _ want: Wish.Want) async throws(LedgerError) -> SealingKey? {
        let result = await withCheckedContinuation { continuation in
            let wish = Wish(name: name, want: want, continuation: continuation)
            if !queue.add(wish) { continuation.resume(returning: .failure(LedgerError(.shuttingDown))) }
        }
        guard let key = try result.get() else { return nil }
        return known.withLock { known -> SealingKey? in
            // Destroyed while it was on its way here: nobody gets it any more.
            if destroyed.contains(name.subject, name.keyClass, version: key.version) { return nil }
            switch want {
            case .newest: known.newest[name] = key
            case .version: known.versions[Version(name: name, number: key.version)] = key
            }
            return key
        }
    }

    /// Forgets a person's keys of a class up to a version, in this process.
    func forget(_ name: SubjectKeyName, through version: UInt8) {
        destroyed.add(name.subject, name.keyClass, through: version)
        known.withLock { known in
            if let newest = known.newest[name], newest.version <= version { known.newest[name] = nil }
            for number in 0...version { known.versions[Version(name: name, number: number)] = nil }
        }
    }

    /// Forgets everyone's keys of a class, in this process.
    func forget(_ keyClass: KeyClass) {
        destroyed.add(keyClass)
        known.withLock { $0 = Known() }
    }

    /// Another version is the newest now.
    func replace(_ key: SealingKey, of name: SubjectKeyName) {
        known.withLock { $0.newest[name] = key }
    }

    func close() async {
        await queue.close()
        try? database.queue.close()
    }
}

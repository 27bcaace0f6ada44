package import Core
import GRDB
package import Ledger
import MerkleLog

/// What an opened folder consists of.
struct StoreParts {
    let setup: WriterSetup
    let keys: ControllerKeyStore
    let database: LedgerDatabase
    let state: LogState
    let anchor: AnchorFile
    let notes: [String]
}

extension ControllerStore {
    /// Opens a controller's folder, or makes it.
    ///
    /// - Parameters:
    ///   - base: The log's name without the year: a URL without scheme.
    ///   - clock: The system's clock; the writer's never steps back.
    ///   - points: Where tests stop the process.
    /// - Throws: `alreadyOpen`, `newerSchema`, `rolledBack`, `keyFilePermissions`, `unreadable` for another controller's
    ///   folder or another master key, `notWritable`.
    package static func open(
        folder: String, controller: String, base: String, master: SealingKey, clock: WallClock,
        entropy: Entropy = .system, points: @escaping CommitPoint.Handler = { _ in }
    ) async throws(LedgerError) -> ControllerStore {
        do {
            try PrivateFile.createFolder(folder)
            // First, since its lock is the lock on the folder.
            let keyDatabase = try KeyDatabase.open(folder)
            let database = try LedgerDatabase.open(folder, points: points)
            let (state, head) = try await database.pool.writeWithoutTransaction { db in
                try LogHead.create(db, controller: controller, base: base, at: clock.now)
                return (try LogState.load(db), try LogHead.fetch(db))
            }
            guard head.controller == controller, head.base == base else {
                throw LedgerError(.unreadable, "this folder is another controller's")
            }
            let keys = try ControllerKeyStore(
                database: keyDatabase, controller: controller, origin: head.origin, master: master, entropy: entropy,
                points: points)
            let anchor = AnchorFile(path: folder + "/anchor")
            let notes = try anchor.read()
            let check = AnchorCheck(verifier: keys.controllerKeys.signer.verifier, origin: head.origin)
            try await database.pool.read { db in
                try check.pass(notes, size: state.frontier.size) { size in
                    try state.edge.hashes(db, year: state.year, size: size).root(size: size)
                }
            }
            let controllerKeys = keys.controllerKeys
            let setup = WriterSetup(
                controller: controller, origin: head.origin, clock: clock, entropy: entropy,
                employee: { controllerKeys.employee($0) }, points: points)
            let store = ControllerStore(
                parts: StoreParts(
                    setup: setup, keys: keys, database: database, state: state, anchor: anchor, notes: notes ?? []))
            // A log that has entries has an anchor, from before the first of them.
            if notes == nil { try store.anchor.write() }
            return store
        } catch {
            throw StoreFailure.opening(error)
        }
    }
}

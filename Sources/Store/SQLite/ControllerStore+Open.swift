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
    let erasures: ErasureJournal
}

extension ControllerStore {
    /// Opens a controller's folder, or makes it.
    ///
    /// - Parameters:
    ///   - base: The log's name without the year: a URL without scheme.
    ///   - erasures: The journal of erasures, outside the folder and outside every backup; beside the folder where none
    ///     is named.
    ///   - clock: The system's clock; the writer's never steps back.
    ///   - points: Where tests stop the process.
    ///
    /// What the journal of erasures and prunings names is destroyed again before anything is served.
    /// - Throws: `alreadyOpen`, `newerSchema`, `rolledBack`, `keyFilePermissions`, `unreadable` for another controller's
    ///   folder or another master key, `notWritable`.
    package static func open(
        folder: String, controller: String, base: String, master: SealingKey, erasures: String? = nil,
        clock: WallClock, entropy: Entropy = .system, points: @escaping CommitPoint.Handler = { _ in }
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
            let journal = try ErasureJournal(
                erasures ?? folder + ".erasures", key: keys.controllerKeys.index)
            let anchor = AnchorFile(path: folder + "/anchor")
            let notes = try anchor.read()
            let controllerKeys = keys.controllerKeys
            try await database.pool.read { db in
                let closed = try ClosedLog.fetchAll(db)
                let sizes = closed.map { ($0.year, $0.size) } + [(state.year, state.frontier.size)]
                let check = AnchorCheck(
                    base: base, keys: controllerKeys,
                    sizes: Dictionary(sizes, uniquingKeysWith: { _, last in last }))
                try check.pass(notes) { year, size in
                    if year == state.year {
                        return try state.edge.hashes(db, year: year, size: size).root(size: size)
                    }
                    return try closed.first { $0.year == year }?.root(db, of: size)
                }
            }
            let setup = WriterSetup(
                controller: controller, base: base, clock: clock, entropy: entropy,
                opener: LogOpener(base: base, keys: keys, entropy: entropy),
                employee: { controllerKeys.employee($0) },
                reference: { controllerKeys.reference(application: $0, purpose: $1, subject: $2) },
                destroyed: keys.destroyed, points: points, extents: YearExtents())
            let store = ControllerStore(
                parts: StoreParts(
                    setup: setup, keys: keys, database: database, state: state, anchor: anchor, notes: notes ?? [],
                    erasures: journal))
            try await store.replayKeys()
            try await store.replayPrunedKeys()
            // A log that has entries has an anchor, from before the first of them.
            if notes == nil { try store.anchor.write() }
            if state.frontier.size > 0 {
                let journal = Journal(storage: store, keys: keys, clock: clock, entropy: entropy)
                _ = try await Erasures(journal: journal, storage: store).replay()
                _ = try await Prunings(journal: journal, storage: store).replay()
            }
            return store
        } catch {
            throw StoreFailure.opening(error)
        }
    }
}

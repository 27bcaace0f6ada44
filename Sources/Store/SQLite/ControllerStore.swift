import Core
import GRDB
import Ledger

/// A controller's folder: `ledger.sqlite` (log and projections), `keys.sqlite`, `anchor`; nothing in it names another
/// controller.
package final class ControllerStore: Sendable {
    package let controller: String
    package let keys: ControllerKeyStore

    let clock: WallClock
    let database: LedgerDatabase
    let words = WordBook()
    let days = DayCounts()
    let extents: YearExtents
    let head: SharedHead
    let consents: RunningConsents
    let queue: BatchQueue<WriterJob>
    let anchor: AnchorKeeper
    let aliases: AliasCache
    let erasures: ErasureJournal
    let points: CommitPoint.Handler

    init(parts: StoreParts) {
        controller = parts.setup.controller
        clock = parts.setup.clock
        keys = parts.keys
        erasures = parts.erasures
        points = parts.setup.points
        extents = parts.setup.extents
        database = parts.database
        let head = SharedHead(parts.state, base: parts.setup.base, keys: parts.keys)
        self.head = head
        let consents = RunningConsents()
        self.consents = consents
        let aliases = AliasCache()
        self.aliases = aliases
        let anchor = AnchorKeeper(file: parts.anchor, notes: parts.notes) { try head.note() }
        self.anchor = anchor
        let writer = LogWriter(database: parts.database, setup: parts.setup, state: parts.state) {
            state, changed, closed, hasErased in
            consents.changed(changed)
            if hasErased {
                consents.forgetAll()
                aliases.forgetAll()
            }
            head.publish(state)
            anchor.committed(closed: closed)
        }
        queue = BatchQueue(label: "sluis.log", limit: 512) { jobs in writer.perform(jobs) }
    }

    package var origin: String { head.origin }

    /// Finishes what waits, writes the anchor, and gives the folder free.
    package func close() async {
        await queue.close()
        anchor.close()
        database.keeper.close()
        _ = try? await database.pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        try? database.pool.close()
        await keys.close()
    }
}

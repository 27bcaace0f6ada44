import Core
import GRDB
import Ledger
import MerkleLog
import Synchronization

/// The one writer of a log: takes all that waits into one transaction, and answers when it is durable.
final class LogWriter: Sendable {
    private let pool: DatabasePool
    private let keeper: WALKeeper
    private let setup: WriterSetup
    /// `nil` after a commit that failed: what is durable is then read again.
    private let state: Mutex<LogState?>
    /// Called with the durable state, the consents that changed and the last checkpoint of a log that was closed, after
    /// each commit and before anyone is answered.
    private let published: @Sendable (LogState, [ConsentRow], String?, _ hasErased: Bool) -> Void

    init(
        database: LedgerDatabase, setup: WriterSetup, state: LogState,
        published: @escaping @Sendable (LogState, [ConsentRow], String?, _ hasErased: Bool) -> Void
    ) {
        pool = database.pool
        keeper = database.keeper
        self.setup = setup
        self.state = Mutex(state)
        self.published = published
    }

    func perform(_ jobs: [WriterJob]) {
        let answers: [WriterAnswer]
        do {
            answers = try commit(jobs)
        } catch {
            let failure = StoreFailure.writing(error)
            for job in jobs { job.fail(failure) }
            return
        }
        setup.points(.afterCommit)
        for answer in answers { answer.give() }
    }

    private func commit(_ jobs: [WriterJob]) throws -> [WriterAnswer] {
        try state.withLock { known in
            try pool.writeWithoutTransaction { db in
                keeper.finish(db)
                var batch = LogBatch(db: db, setup: setup, state: try known ?? LogState.load(db))
                // Given up here: on a throw it stays so, and on success no copy of it is made.
                known = nil
                batch.state.tick(setup.clock.now)
                let opening = try setup.opener.opening(after: batch.state)
                try db.inTransaction(.immediate) {
                    if let opening { try batch.turn(opening) }
                    for job in jobs { try batch.carryOut(job) }
                    if batch.appended > 0 || opening != nil { try LogHead.save(batch.state, db) }
                    setup.points(.beforeCommit)
                    return .commit
                }
                published(batch.state, batch.consents, opening?.closed.checkpoint, batch.hasErased)
                keeper.committed(entries: batch.appended + batch.dropped)
                known = batch.state
                return batch.answers
            }
        }
    }
}

/// What the writer is given once.
struct WriterSetup: Sendable {
    let controller: String
    /// The name of the logs without the year.
    let base: String
    let clock: WallClock
    let entropy: Entropy
    let opener: LogOpener
    let employee: @Sendable (String) -> [UInt8]
    /// What an application knows a person by for a purpose.
    let reference: @Sendable (_ application: String, _ purpose: String, SubjectRef) -> Identifier?
    let destroyed: DestroyedKeys
    let points: CommitPoint.Handler
    let extents: YearExtents
}

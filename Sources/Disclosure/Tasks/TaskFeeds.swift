import Core
import Ledger

/// The lines that wait, of all tasks that run: one of each task in turn, read a piece at a time.
struct TaskFeeds {
    struct Work: Sendable {
        let task: TaskRow
        let terms: TaskTerms
        let sealer: TaskSealer
        let line: TaskLine
    }

    private struct Feed {
        let task: TaskRow
        let terms: TaskTerms
        let sealer: TaskSealer
        var lines: ArraySlice<TaskLine> = []
        /// The last line that was read.
        var last: Int64 = 0
        var isEmpty = false
    }

    private static let piece = 64

    let desk: TaskDesk
    private var feeds: [Feed] = []
    private var turn = 0
    private var given = 0
    private var known: Set<Identifier> = []

    init(desk: TaskDesk) {
        self.desk = desk
    }

    /// The next line, of the task whose turn it is; `nil` where nothing waits.
    mutating func next() async throws(LedgerError) -> Work? {
        if given % Self.piece == 0 { try await look() }
        while true {
            for _ in feeds.indices {
                turn += 1
                let index = turn % feeds.count
                let id = feeds[index].task.id
                guard !feeds[index].isEmpty, !desk.isHalted(id), !desk.isResting(id) else { continue }
                if feeds[index].lines.isEmpty { try await fill(index) }
                guard let line = feeds[index].lines.popFirst() else { continue }
                let feed = feeds[index]
                given += 1
                return Work(task: feed.task, terms: feed.terms, sealer: feed.sealer, line: line)
            }
            // Whatever began meanwhile.
            guard try await look() else { return nil }
        }
    }

    /// Says of every task of which nothing waits any more that it is done, and lets one rest whose lines wait for sources
    /// that stay away; called when nothing is under way.
    func finish() async throws(LedgerError) {
        for feed in feeds where feed.isEmpty && !desk.isHalted(feed.task.id) {
            if try await desk.storage.counts(of: feed.task.id)[.waiting] ?? 0 == 0 {
                try await desk.finish(feed.task.id)
            } else {
                desk.endRound(feed.task.id)
            }
        }
    }

    /// Takes up tasks that run and were not known; whether there are any.
    @discardableResult
    private mutating func look() async throws(LedgerError) -> Bool {
        var hasFound = false
        for task in try await desk.storage.tasks() where task.state == .running && !known.contains(task.id) {
            known.insert(task.id)
            guard let (terms, sealer) = try await desk.open(task) else { continue }
            feeds.append(Feed(task: task, terms: terms, sealer: sealer, last: desk.place(in: task.id)))
            hasFound = true
        }
        return hasFound
    }

    /// The row says whether it runs, whoever paused it.
    private mutating func fill(_ index: Int) async throws(LedgerError) {
        let feed = feeds[index]
        guard try await desk.storage.task(feed.task.id)?.state == .running else { return }
        let lines = try await desk.storage.waiting(of: feed.task.id, after: feed.last, limit: Self.piece)
        feeds[index].lines = lines[...]
        feeds[index].last = lines.last?.number ?? feed.last
        feeds[index].isEmpty = lines.isEmpty
    }
}

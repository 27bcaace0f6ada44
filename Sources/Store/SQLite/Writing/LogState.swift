import Core
import FoundationEssentials
import GRDB
import Ledger
import MerkleLog

/// What the writer knows by heart between two commits.
///
/// After a failed commit it is read again from the database, which
/// then holds the last durable state.
struct LogState: Sendable {
    private(set) var year: Int
    var frontier: Frontier
    var edge: TreeEdge
    /// Never steps back.
    var clock: Instant
    /// All purposes and applications, which are few and asked for by every proposal.
    private(set) var registry: Rows
    /// The same for readers, with those of earlier logs that this one did not carry since nothing comes of them.
    private(set) var readable: Rows
    var words: [Word: Int64]
    /// The same by the text as entries bring it; an employee's by the name that is keyed.
    var texts: [WordKind: [String: Int64]] = [:]
    var people: RecentCache<SubjectRef, Int64>
    var recent = RecentRows()

    /// Reads the state, and refuses a head that is not that of the entries.
    static func load(_ db: Database) throws -> LogState {
        let head = try LogHead.fetch(db)
        let frontier = try head.frontier()
        let edge = try TreeEdge.load(db, year: head.year, size: frontier.size)
        let size = try EntryReader(db: db, words: WordBook()).size(ofLog: head.year)
        guard head.size >= 0, size == UInt64(head.size), frontier.size == size,
            frontier.root.bytes == head.root, try edge.root(db, year: head.year) == frontier.root
        else { throw LedgerError(.rolledBack, "the head of the log is not that of its entries") }
        let stored = try Row.fetchAll(db, sql: "SELECT id, kind, value FROM words")
        var words: [Word: Int64] = [:]
        for row in stored {
            guard let kind = WordKind(rawValue: row[1]) else { continue }
            let value: Data = row[2]
            words[Word(kind: kind, value: Array(value))] = row[0]
        }
        var registry = Rows()
        try RowReader(db: db, log: head.year).registry(into: &registry)
        return LogState(
            year: head.year, frontier: frontier, edge: edge, clock: Instant(milliseconds: head.clock),
            registry: registry, readable: registry.settled, words: words, people: RecentCache(capacity: 100_000))
    }

    /// Takes in a row that is known by heart.
    mutating func know(_ change: RowChange, made: Position) {
        registry.set(change, made: made)
        readable.set(change, made: made)
    }

    /// Begins the log of another year: its rows are those that it makes, changes or carries.
    mutating func turn(to year: Int, after last: LogEnd?) {
        self.year = year
        if let last {
            registry.know(last)
            readable.know(last)
        }
        frontier = Frontier()
        edge = TreeEdge(size: 0, levels: [])
        registry.turn()
        recent = RecentRows()
    }

    /// Forgets the rows of a log that is gone.
    mutating func forget(log year: Int) {
        registry.forget(log: year)
        readable.forget(log: year)
        recent = RecentRows()
    }

    /// The writer's clock at this moment.
    mutating func tick(_ now: Instant) {
        clock = max(clock, now)
    }
}

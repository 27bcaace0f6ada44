import Core
import FoundationEssentials
import GRDB
import Ledger
import MerkleLog

/// The one row that says how far the log is.
struct LogHead: Sendable {
    let controller: String
    let base: String
    let year: Int
    let size: Int64
    let root: [UInt8]
    let frontierBytes: [UInt8]
    let clock: Int64

    var origin: String { "\(base)/\(year)" }

    func frontier() throws -> Frontier { try Frontier(bytes: frontierBytes) }

    static func fetch(_ db: Database) throws -> LogHead {
        let row = try Row.fetchOne(
            db, sql: "SELECT controller, base, year, size, root, frontier, clock FROM head WHERE id = 1")
        guard let row else { throw LedgerError(.unreadable, "the log has no head") }
        let root: Data = row[4]
        let frontier: Data = row[5]
        return LogHead(
            controller: row[0], base: row[1], year: row[2], size: row[3], root: Array(root),
            frontierBytes: Array(frontier), clock: row[6])
    }

    /// Opens the first log of a controller; nothing where there is one.
    static func create(_ db: Database, controller: String, base: String, at instant: Instant) throws {
        let frontier = Frontier()
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO head (id, controller, base, year, size, root, frontier, clock)
                VALUES (1, ?, ?, ?, 0, ?, ?, ?)
                """,
            arguments: [
                controller, base, BelgianCalendar.date(at: instant).year, Data(frontier.root.bytes),
                Data(frontier.bytes), instant.milliseconds,
            ])
    }

    static func save(_ state: LogState, _ db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE head SET year = ?, size = ?, root = ?, frontier = ?, clock = ? WHERE id = 1"
        )
        .execute(arguments: [
            state.year, Int64(state.frontier.size), Data(state.frontier.root.bytes), Data(state.frontier.bytes),
            state.clock.milliseconds,
        ])
    }
}

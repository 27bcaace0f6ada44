import Core
import GRDB
import Ledger
import Synchronization

/// How many entries each Belgian day has of each kind, counted once and then only what came since.
///
/// The log only grows, so a day that was counted stays counted; when a year is pruned all is counted anew. Kept in memory: a table would cost every entry a second
/// write, and be one more row to verify. Older days are counted when they are first asked for.
final class DayCounts: Sendable {
    /// The clear columns as the table holds them.
    private struct Columns: Hashable {
        let type: Int
        let purpose: Int64?
        let application: Int64?
        let outcome: Int64?
        let source: Int64?
    }

    private struct State {
        var days: [CalendarDate: [Columns: Int]] = [:]
        /// The rows that were counted.
        var counted: ClosedRange<Int64>?
    }

    private let state = Mutex(State())

    /// Entries are gone.
    func forgetAll() { state.withLock { $0 = State() } }

    func counts(from: CalendarDate, until: CalendarDate, _ db: Database, _ words: WordBook) throws -> EntryCounts {
        guard let all = try TimeBounds(db: db).rows(from: BelgianCalendar.startOfDay(from), until: nil) else {
            return EntryCounts()
        }
        return try state.withLock { state in
            if let counted = state.counted {
                if all.lowerBound < counted.lowerBound {
                    try Self.count(all.lowerBound...counted.lowerBound - 1, into: &state, db)
                }
                if all.upperBound > counted.upperBound {
                    try Self.count(counted.upperBound + 1...all.upperBound, into: &state, db)
                }
                state.counted =
                    min(all.lowerBound, counted.lowerBound)...max(all.upperBound, counted.upperBound)
            } else {
                try Self.count(all, into: &state, db)
                state.counted = all
            }
            return try Self.sum(state.days.filter { from <= $0.key && $0.key <= until }.values, db, words)
        }
    }

    private static func count(_ rows: ClosedRange<Int64>, into state: inout State, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "SELECT at, type, purpose, application, outcome, source FROM entries WHERE row BETWEEN ? AND ?")
        let cursor = try Row.fetchCursor(statement, arguments: [rows.lowerBound, rows.upperBound])
        // Neighbours are of one day nearly always.
        var day = BelgianCalendar.date(at: Instant(milliseconds: 0))
        var (begins, ends) = (Int64.max, Int64.min)
        var counts: [Columns: Int] = [:]
        while let row = try cursor.next() {
            let at: Int64 = row[0]
            if at < begins || at > ends {
                state.days[day, default: [:]].merge(counts, uniquingKeysWith: +)
                counts = [:]
                day = BelgianCalendar.date(at: Instant(milliseconds: at))
                begins = BelgianCalendar.startOfDay(day).milliseconds
                ends = BelgianCalendar.endOfDay(day).milliseconds
            }
            let columns = Columns(
                type: row[1], purpose: row[2], application: row[3], outcome: row[4], source: row[5])
            counts[columns, default: 0] += 1
        }
        state.days[day, default: [:]].merge(counts, uniquingKeysWith: +)
    }

    private static func sum(
        _ days: some Sequence<[Columns: Int]>, _ db: Database, _ words: WordBook
    ) throws -> EntryCounts {
        var sums: [Columns: Int] = [:]
        for day in days { sums.merge(day, uniquingKeysWith: +) }
        var found = EntryCounts()
        for (columns, count) in sums {
            guard let type = EntryType(number: columns.type) else { continue }
            found.add(
                EntryKind(
                    type: type, purpose: try words.word(columns.purpose, db)?.text,
                    application: try words.word(columns.application, db)?.text,
                    outcome: try words.word(columns.outcome, db)?.text,
                    source: try words.word(columns.source, db)?.text), count)
        }
        return found
    }
}

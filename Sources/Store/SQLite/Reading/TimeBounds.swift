import Core
import GRDB
import Ledger

/// The rows between which a period lies, by halving: the log is in the order of the writer's clock, and no entry's time
/// is far from it, so that no index on time is needed.
struct TimeBounds {
    let db: Database

    /// Twice the tolerance of the writer.
    private static let slack = 2 * Judge.clockTolerance

    /// The bounds, `nil` where the log is empty.
    ///
    /// They may take in a few rows outside the period, and leave out none inside.
    func rows(from: Instant?, until: Instant?) throws -> ClosedRange<Int64>? {
        let ends = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT (SELECT min(row) FROM entries), (SELECT max(row) FROM entries)"))
        guard let ends, let first: Int64 = ends[0], let last: Int64 = ends[1] else { return nil }
        var (lower, upper) = (first, last)
        if let from { lower = try boundary(first, last) { $0 < from.milliseconds - TimeBounds.slack } }
        if let until { upper = try boundary(first, last) { $0 <= until.milliseconds + TimeBounds.slack } }
        return lower <= upper ? lower...upper : nil
    }

    /// A row behind which `isBefore` does not hold, with all rows before the one that precedes it on the other side.
    private func boundary(_ first: Int64, _ last: Int64, _ isBefore: (Int64) -> Bool) throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT row, at FROM entries WHERE row >= ? ORDER BY row LIMIT 1")
        var (low, high) = (first, last)
        while low < high {
            let middle = low + (high - low) / 2
            guard let row = try Row.fetchOne(statement, arguments: [middle]) else { break }
            let found: Int64 = row[0]
            if found <= high, isBefore(row[1]) { low = found + 1 } else { high = middle }
        }
        return low
    }
}

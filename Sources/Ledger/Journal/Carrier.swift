import Core
import Synchronization

/// Brings over, beside other work, the rows of earlier logs of which something may still come; what is asked for before
/// its turn is carried by the act that needs it (``Journal/record(_:facts:purposeBytes:)``).
///
/// It may stop at any point: what was carried is not carried again.
package final class Carrier: Sendable {
    /// Entries in one commit: few beside those that somebody waits for.
    private static let share = 16

    private let journal: Journal
    /// The year in which nothing was left to carry.
    private let finished = Mutex(Int.min)

    package init(journal: Journal) {
        self.journal = journal
    }

    /// Opens the log of a new year, where nobody did, and carries what is left.
    ///
    /// - Returns: How many entries were appended.
    @discardableResult
    package func run() async throws(LedgerError) -> Int {
        let storage = journal.storage
        _ = await storage.commit([])
        var appended = 0
        while finished.withLock({ $0 }) != storage.year, !Task.isCancelled {
            let year = storage.year
            // Without an earlier log there is nothing to bring over, and no table to read through.
            let count = try await storage.closedLogs().isEmpty ? 0 : pass()
            appended += count
            // What another carried meanwhile, or what was sealed in vain, is looked at once more.
            if count == 0 { finished.withLock { $0 = year } }
        }
        return appended
    }

    /// Once through all tables.
    private func pass() async throws(LedgerError) -> Int {
        var appended = 0
        var place: CarryingPlace? = .start
        while let after = place, !Task.isCancelled {
            let (carryings, next) = try await journal.storage.uncarried(after: after)
            for start in stride(from: 0, to: carryings.count, by: Self.share) {
                if Task.isCancelled { break }
                let end = min(start + Self.share, carryings.count)
                appended += try await journal.carry(Array(carryings[start..<end]))
            }
            place = next
        }
        return appended
    }
}

import Core
import Ledger

/// Lets go of what was told and may be kept no longer.
///
/// Nothing waits for it: what is over serves nobody, swept or not.
struct ToldSweep: Sendable {
    private static let run = 500

    let journal: Journal
    /// The officer or operator who asks; `nil` where the gateway does it by itself.
    var by: String?

    /// How many are over now; with `act` each goes in a transaction of its own, until one is refused.
    func over(_ act: (ToldExpiry) async throws(LedgerError) -> Refusal?) async throws(LedgerError) -> (
        Int, Refusal?
    ) {
        var count = 0
        var last: Identifier?
        while true {
            let rows = try await journal.storage.tellings(after: last, limit: Self.run)
            guard let end = rows.last else { return (count, nil) }
            let registry = try await journal.storage.rows([])
            for row in rows {
                guard let cause = registry.end(of: row, at: journal.clock.now),
                    let version = registry.purpose(row.purpose, row.version)?.ref
                else { continue }
                let expiry = ToldExpiry(
                    person: row.person, purpose: version, telling: row.id, kind: row.kind, cause: cause, by: by)
                if let refusal = try await act(expiry) { return (count, refusal) }
                count += 1
            }
            last = end.id
        }
    }
}

import Support
import Synchronization
import Testing

@Suite("Whatever happens, what was kept gives a purpose what a model without a cache allows it, and no more (law 4)")
struct HistoriesTests {
    /// How many histories of forty steps: `SLUIS_HISTORIES`.
    private static let histories = ProcessEnvironment.value("SLUIS_HISTORIES").flatMap { Int($0) } ?? 160
    private static let parts = 4
    /// What was met, and in how many parts that have ended.
    private static let tally = Mutex<(seen: [String: Int], parts: Int)>(([:], 0))

    @Test(
        """
        random purposes, titles, clauses, days, consents, cases, follow-ups, doubts, tellings, sources that stay away, \
        refreshes, erasures and restarts
        """, arguments: 0..<parts)
    func histories(part: Int) async throws {
        var seen: [String: Int] = [:]
        for number in 0..<(Self.histories + Self.parts - 1) / Self.parts {
            let seed = UInt64(number * Self.parts + part)
            let history = try await History(seed: seed)
            do {
                try await history.run(40)
            } catch {
                Issue.record("seed \(seed): \(error)")
                return
            }
            #expect(history.breaches.isEmpty, "seed \(seed): \(history.breaches.prefix(3))")
            if !history.breaches.isEmpty { return }
            seen.merge(history.seen, uniquingKeysWith: +)
        }
        let (all, ended) = Self.tally.withLock { tally in
            tally.seen.merge(seen, uniquingKeysWith: +)
            tally.parts += 1
            return tally
        }
        // The dice reach all sides of the law; a handful of histories need not.
        guard ended == Self.parts, Self.histories >= 160 else { return }
        for what in [
            "given", "withdrawn", "expired", "erased", "refused", "fetched", "unavailable", "kept, mark none",
            "kept, mark down", "contested", "confirmed", "doubt corrected", "doubt unfounded", "doubt withdrawn",
            "outlasted", "doubt over", "doubtfulYes", "contested no", "told", "corrected by word", "taken back",
            "telling over", "handed to its own", "handed to another", "kept from another", "refreshed",
            "refresh failed",
        ] { #expect(all[what, default: 0] > 0, "never seen: \(what)") }
    }
}

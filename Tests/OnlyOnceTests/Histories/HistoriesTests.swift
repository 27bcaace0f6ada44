import Support
import Testing

@Suite("Whatever happens, what was kept gives a purpose what a model without a cache allows it, and no more (law 4)")
struct HistoriesTests {
    /// How many histories of forty steps: `SLUIS_HISTORIES`.
    private static let histories = ProcessEnvironment.value("SLUIS_HISTORIES").flatMap { Int($0) } ?? 160

    @Test(
        "random purposes, titles, clauses, days, consents, cases, sources that stay away, erasures and restarts",
        arguments: 0..<4)
    func histories(part: Int) async throws {
        var seen: [String: Int] = [:]
        for number in 0..<(Self.histories + 3) / 4 {
            let seed = UInt64(number * 4 + part)
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
        // The dice reach both sides of the law; a handful of histories need not.
        guard Self.histories >= 160 else { return }
        for what in [
            "given", "withdrawn", "expired", "erased", "refused", "fetched", "unavailable", "kept, mark none",
            "kept, mark down",
        ] { #expect(seen[what, default: 0] > 0, "never seen: \(what)") }
    }
}

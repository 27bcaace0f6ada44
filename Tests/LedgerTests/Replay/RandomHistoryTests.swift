import Core
import Doubles
import Ledger
import Testing

@Suite("Whatever is tried, what stands in the log is lawful")
struct RandomHistoryTests {
    @Test(
        "the verifier holds, the tables are those of the replay, and only a consent that runs permits", arguments: 1...8
    )
    func lawful(seed: UInt64) async throws {
        var history = try await RandomHistory(seed: seed * 100)
        try await history.run(400)
        #expect(history.disagreements == [])
        let verification = try await Verifier(journal: history.journal).verify(log: 2026)
        #expect(verification.findings == [])
        #expect(verification.size == UInt64(history.appended + 5))
        #expect(try await Self.replayed(history.log) == history.log.storage.allRows())
        // The dice reach both sides of the law.
        #expect(history.appended > 100)
        #expect(history.refused[.noActiveConsent, default: 0] > 5)
        #expect(history.refused[.consentAlreadyRuns, default: 0] > 5)
    }
}

extension RandomHistoryTests {
    /// All entries of a log, opened and applied to no rows at all.
    static func replayed(_ log: SampleLog) async throws -> Rows {
        let journal = Journal(storage: log.storage, keys: log.keys, clock: log.clock.wall, entropy: log.entropy)
        var rows = Rows()
        for entry in try await log.storage.entries(from: Position(log: 2026, seq: 0), limit: 10_000) {
            let event = try #require(Event(parts: try await journal.open(entry)))
            _ = rows.apply(event, at: entry.position)
        }
        return rows
    }
}

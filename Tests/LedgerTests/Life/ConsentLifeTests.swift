import Ledger
import Support
import Testing

@Suite("Whatever happens to a consent, it permits what a simple model of it permits (law 2)")
struct ConsentLifeTests {
    /// How many histories of forty acts, and the disclosures between them: `SLUIS_HISTORIES`.
    private static let histories = ProcessEnvironment.value("SLUIS_HISTORIES").flatMap { Int($0) } ?? 6000
    private static let acts = 40

    @Test(
        "random lives: only given and renewed permit, one basis each, nothing after the stop, no circle of successors",
        arguments: 0..<4)
    func lives(part: Int) {
        var accepted: [ConsentLife.Act: Int] = [:]
        var refused: [Refusal.Rule: Int] = [:]
        for history in 0..<(Self.histories + 3) / 4 {
            var life = ConsentLife(seed: UInt64(history * 4 + part))
            life.run(Self.acts)
            accepted.merge(life.accepted, uniquingKeysWith: +)
            refused.merge(life.refused, uniquingKeysWith: +)
            #expect(life.breaches.isEmpty, "seed \(history * 4 + part): \(life.breaches.prefix(3))")
            if !life.breaches.isEmpty { return }
        }
        // The dice reach every act and both sides of the law.
        for act in ConsentLife.Act.allCases where act != .activate {
            #expect(accepted[act, default: 0] > 0, "\(act) never stood")
        }
        for rule in [
            Refusal.Rule.noActiveConsent, .consentAlreadyRuns, .consentTooLong, .consentTooOften, .contestPeriodRuns,
            .evidenceMissing, .mandateNotValid, .consentNotPaused, .versionWidens, .groundMissing, .tooSoonToAsk,
            .requestOpen, .requestNotOpen, .requestTooLong, .consentNotRunning, .purposeNotActive,
            .applicationNotPermitted, .notAnOfficer,
        ] { #expect(refused[rule, default: 0] > 0, "\(rule) never refused") }
    }
}

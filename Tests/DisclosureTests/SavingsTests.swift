import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Testing

@Suite("What was spared is never said too large, and speaks of groups")
struct SavingsTests {
    private static func counts(_ kinds: [(EntryType, purpose: String, outcome: String?, source: String?, Int)])
        -> EntryCounts
    {
        var counts = EntryCounts()
        for (type, purpose, outcome, source, count) in kinds {
            counts.add(
                EntryKind(type: type, purpose: purpose, application: "app", outcome: outcome, source: source), count)
        }
        return counts
    }

    private static func savings(
        _ kinds: [(EntryType, purpose: String, outcome: String?, source: String?, Int)]
    ) throws -> Savings {
        Savings(
            [(try #require(CalendarDate("2026-11-01")), counts(kinds))], prices: ["RR": 12],
            spared: ["zonnegem/a": Spared(questions: 2, papers: ["attest", "bewijs"])])
    }

    @Test("answers that rest on a source that was not asked are spared questions, with their price where it is known")
    func sources() throws {
        let savings = try Self.savings([
            (.consulted, "zonnegem/a@1", nil, "KSZ,RR", 20), (.consulted, "zonnegem/a@1", nil, "RR", 10),
            (.disclosed, "zonnegem/a@1", "given", "KSZ,RR", 100), (.disclosed, "zonnegem/a@2", "given", "RR", 32),
        ])
        #expect(
            savings.months[0].sources == [
                Savings.Source(name: "KSZ", made: 20, spared: 80, cents: nil),
                Savings.Source(name: "RR", made: 30, spared: 100, cents: 1200),
            ])
        #expect(savings.made == 50 && savings.spared == 180 && savings.cents == 1200)
        #expect(savings.given == 132 && savings.questions == 264 && savings.papers == 264)
        #expect(!savings.hidesSome)
    }

    @Test("calls that failed or told nothing are no savings below nought")
    func failures() throws {
        let savings = try Self.savings([(.consulted, "zonnegem/a@1", nil, "RR", 50)])
        #expect(savings.months[0].sources == [Savings.Source(name: "RR", made: 50, spared: 0, cents: 0)])
    }

    @Test("questions are rounded down to fives, so that few never show", arguments: [(4, 0), (5, 5), (9, 5), (12, 10)])
    func rounded(count: Int, shown: Int) throws {
        let savings = try Self.savings([(.consulted, "zonnegem/a@1", nil, "RR", count)])
        #expect(savings.made == shown)
    }

    /// The kind of an entry as the log has it, for so many of them.
    private static func kind(
        _ states: [String], process: String? = nil, isWhole: Bool?
    ) -> (EntryType, purpose: String, outcome: String?, source: String?, Int) {
        let record = DisclosureRecord(
            person: .random(.system),
            purpose: PurposeRef(controller: "zonnegem", id: "a", version: 1, hash: "00"),
            basis: Basis(authorisations: [], consent: nil),
            requester: Requester(application: "app", employee: "jan", process: process), caseReference: nil,
            referenceDate: TestClock.start.belgianDate,
            outputs: states.map { DisclosureRecord.Output(name: "livesHere", state: $0) }, consultations: [],
            facts: [], holds: [], interest: nil, sources: ["RR"], answer: [], isWhole: isWhole)
        return (.disclosed, "zonnegem/a@1", record.outcome.rawValue, "RR", 20)
    }

    @Test(
        "papers are spared by whole answers to a person alone, in which all was given",
        arguments: [
            (["value", "absent"], nil, true, 40), (["value", "withheld"], nil, true, 0),
            (["value", "notPermitted"], nil, true, 0), (["unavailable"], nil, true, 0),
            (["value"], nil, false, 0), (["value"], "run", true, 0),
            // An entry from before this was kept counts as it did, but never for what was not there.
            (["value", "withheld"], "run", nil, 40), (["value", "unavailable"], nil, nil, 0),
        ] as [([String], String?, Bool?, Int)])
    func papers(_ states: [String], _ process: String?, _ isWhole: Bool?, _ papers: Int) throws {
        let savings = try Self.savings([Self.kind(states, process: process, isWhole: isWhole)])
        #expect(savings.papers == papers && savings.questions == papers)
        // The source was spared its question all the same.
        #expect(savings.spared == 20)
        let line = savings.months[0].purposes[0]
        #expect([line.given, line.refused, line.unknown, line.aside].compactMap { $0 }.reduce(0, +) == 20)
    }

    @Test("small counts of a purpose are hidden, with one more so that no sum gives them away")
    func hidden() throws {
        let savings = try Self.savings([
            (.disclosed, "zonnegem/a@1", "given", "RR", 40), (.disclosed, "zonnegem/a@1", "incomplete", "RR", 30),
            (.refused, "zonnegem/a@1", "noActiveConsent", nil, 3),
            (.disclosed, "zonnegem/b@1", "given", "RR", 50), (.refused, "zonnegem/b@1", "population", nil, 20),
        ])
        let line = try #require(savings.months[0].purposes.first { $0.purpose == "zonnegem/a" })
        #expect(line.refused == nil)
        #expect([line.given, line.unknown].contains(nil))
        #expect(savings.hidesSome)
    }

    @Test("sums are of what is shown, so that a longer period less a shorter one shows no hidden month")
    func periods() throws {
        let months = try ["2026-10-01", "2026-11-01"].map { try #require(CalendarDate($0)) }
        let many = Self.counts([(.disclosed, "zonnegem/a@1", "given", "RR", 40)])
        let few = Self.counts([(.disclosed, "zonnegem/a@1", "given", "RR", 3)])
        let both = Savings([(months[0], many), (months[1], few)], prices: [:], spared: [:])
        let one = Savings([(months[0], many)], prices: [:], spared: [:])
        #expect(both.given == one.given)
        #expect(both.hidesSome && !one.hidesSome)
    }
}

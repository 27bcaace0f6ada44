import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Testing

@Suite("Figures of consents are those of the log, and about groups")
struct ConsentFiguresTests {
    private static func entry(
        _ type: EntryType, _ count: Int, purpose: String = "zonnegem/a@1", channel: String = "counter",
        clerk: UInt8? = 1
    ) -> EntryCount {
        EntryCount(
            type: type, purpose: purpose, application: nil, outcome: channel, employee: clerk.map { [$0] }, count: count
        )
    }

    private static func figures(_ entries: [EntryCount], answered: [AnsweredRequest] = []) -> ConsentFigures {
        ConsentFigures([.init(entries, answered: answered)]) { $0 == [1] ? "sofie" : $0 == [2] ? "jan" : nil }
    }

    private static func count(
        _ figures: ConsentFigures, _ outcome: ConsentFigures.Outcome, _ purpose: String, _ channel: Channel?
    ) throws -> Int? {
        let cross = try #require(figures.crosses.first { $0.outcome == outcome })
        let row = try #require(figures.purposes.firstIndex(of: purpose))
        let column = try #require(figures.channels.firstIndex(of: channel))
        return cross.counts[row][column].whole
    }

    @Test("versions of a purpose count together, yes and a renewed yes as yes")
    func sums() throws {
        let figures = Self.figures([
            Self.entry(.consentGiven, 10), Self.entry(.consentGiven, 7, purpose: "zonnegem/a@2"),
            Self.entry(.consentRenewed, 6), Self.entry(.consentRefused, 8), Self.entry(.consentPaused, 9),
        ])
        #expect(try Self.count(figures, .yes, "zonnegem/a", .counter) == 23)
        #expect(try Self.count(figures, .no, "zonnegem/a", .counter) == 8)
        #expect(try Self.count(figures, .stopped, "zonnegem/a", .counter) == 0)
        let sofie = try #require(figures.clerks.first { $0.name == "sofie" })
        #expect(sofie.counts[.yes]?.whole == 23)
    }

    @Test("four of one clerk are hidden, and not to be had from the purposes")
    func hidden() throws {
        let figures = Self.figures([
            Self.entry(.consentGiven, 4, clerk: 2), Self.entry(.consentGiven, 30, clerk: 1),
            Self.entry(.consentGiven, 50, clerk: nil),
        ])
        let jan = try #require(figures.clerks.first { $0.name == "jan" })
        #expect(jan.counts[.yes]?.isHidden == true)
        let total = figures.crosses.first { $0.outcome == .yes }?.counts.last?.last?.whole
        let sofie = try #require(figures.clerks.first { $0.name == "sofie" }).counts[.yes]?.whole
        // What is online has no clerk and stands in no row of the clerks: 84 - 30 leaves jan and the others together.
        #expect(total == 84 && sofie == 30 || total == nil || sofie == nil)
    }

    @Test("the middle time to an answer, of five at least")
    func medians() {
        func answered(_ count: Int, purpose: String) -> [AnsweredRequest] {
            (0..<count).map { index in
                let asked = TestClock.start.adding(days: Int64(index))
                let entropy = Entropy { Array(repeating: UInt8(index), count: $0) }
                return AnsweredRequest(
                    purpose: purpose, request: .timeOrdered(at: asked, entropy: entropy),
                    answer: .timeOrdered(at: asked.adding(milliseconds: Int64(index + 1) * 60_000), entropy: entropy))
            }
        }
        let figures = Self.figures(
            [], answered: answered(5, purpose: "zonnegem/a@1") + answered(4, purpose: "zonnegem/b@1"))
        #expect(figures.medians == ["zonnegem/a": 180_000])
    }

    @Test("what two periods tell together, their months tell alone")
    func differences() {
        // Knuth's linear congruence: small counts that look like chance, the same each time.
        var state: UInt64 = 7
        func roll(_ sides: UInt64) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % sides)
        }
        for _ in 0..<200 {
            let months = (0..<4).map { _ in
                ConsentFigures.Month(
                    ["zonnegem/a@1", "zonnegem/b@1"].flatMap { purpose in
                        ["counter", "phone"].map { channel in
                            Self.entry(
                                .consentGiven, roll(10), purpose: purpose, channel: channel, clerk: UInt8(1 + roll(2)))
                        }
                    })
            }
            func cells(_ range: Range<Int>) -> [FigureCount] {
                // An empty month beside each keeps purposes and clerks the same.
                let figures = ConsentFigures(
                    Array(months[range]) + months.map { .init($0.entries.map { Self.none($0) }) },
                    name: { $0 == [1] ? "sofie" : "jan" })
                return figures.crosses.flatMap { $0.counts.joined() }
                    + figures.clerks.flatMap { clerk in ConsentFigures.Outcome.allCases.compactMap { clerk.counts[$0] }
                    }
            }
            let alone = (0..<4).map { cells($0..<$0 + 1) }
            for (short, long) in [(0..<2, 0..<3), (1..<3, 0..<3), (0..<1, 0..<4), (2..<4, 1..<4)] {
                let rest = long.filter { !short.contains($0) }
                for (index, pair) in zip(cells(short), cells(long)).enumerated() {
                    #expect(pair.1.least - pair.0.least == rest.reduce(0) { $0 + alone[$1][index].least })
                    guard pair.0.whole != nil, pair.1.whole != nil else { continue }
                    #expect(rest.allSatisfy { alone[$0][index].whole != nil })
                }
            }
        }
    }

    private static func none(_ entry: EntryCount) -> EntryCount {
        EntryCount(
            type: entry.type, purpose: entry.purpose, application: nil, outcome: entry.outcome,
            employee: entry.employee, count: 0)
    }

    @Test("three in one month make the year less than whole, and no other month")
    func leastOfAYear() throws {
        let figures = ConsentFigures(
            [6, 5, 3].map { .init([Self.entry(.consentGiven, $0), Self.entry(.consentRefused, 8)]) }, name: { _ in nil }
        )
        let row = try #require(figures.crosses.first { $0.outcome == .yes }?.counts.first)
        let cell = try #require(figures.channels.firstIndex(of: .counter).map { row[$0] })
        #expect(cell.whole == nil && cell.least == 12 && !cell.isHidden)
        #expect(try Self.count(figures, .no, "zonnegem/a", .counter) == 24)
    }

    @Test(
        "a period is of whole months that are over",
        arguments: [
            ("2026-01-01", "2026-10-31", true), ("2026-10-01", "2026-10-31", true), ("2024-02-01", "2024-02-29", true),
            ("2026-10-02", "2026-10-31", false), ("2026-10-01", "2026-10-30", false),
            ("2026-11-01", "2026-11-30", false), ("2026-10-01", "2026-09-30", false),
            ("2021-11-01", "2026-10-31", true), ("2021-10-01", "2026-10-31", false),
        ])
    func periods(_ from: String, _ until: String, _ isOne: Bool) throws {
        let today = try #require(CalendarDate("2026-11-21"))
        let period = FiguresPeriod(
            from: try #require(CalendarDate(from)), until: try #require(CalendarDate(until)), today: today)
        #expect((period != nil) == isOne)
    }

    @Test("unasked it is the year so far, in January the year before")
    func usual() throws {
        for (today, from, until) in [
            ("2026-11-30", "2026-01-01", "2026-10-31"), ("2026-12-01", "2026-01-01", "2026-11-30"),
            ("2027-01-31", "2026-01-01", "2026-12-31"), ("2028-03-05", "2028-01-01", "2028-02-29"),
        ] {
            let period = FiguresPeriod(soFar: try #require(CalendarDate(today)))
            #expect(period?.from.text == from && period?.until.text == until, "\(today)")
        }
    }

    @Test("from a log: what a clerk took down is counted, once")
    func log() async throws {
        let world = try await World()
        for born in 1950..<1956 {
            let number = try #require(INSZ.test(born: born))
            let decision: ConsentAct.Decision = born < 1951 ? .no : .yes
            _ = try await world.consents.take(world.act(number, decision))
        }
        let later = world.journal.clock.today.adding(months: 1)
        let figures = try await ConsentFigures(world.journal, try #require(FiguresPeriod(soFar: later)))
        #expect(try Self.count(figures, .yes, "zonnegem/" + World.uitpas, .counter) == 5)
        #expect(try Self.count(figures, .no, "zonnegem/" + World.uitpas, .counter) == nil)
    }
}

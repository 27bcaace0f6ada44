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
        ConsentFigures(entries, answered: answered) { $0 == [1] ? "sofie" : $0 == [2] ? "jan" : nil }
    }

    private static func count(
        _ figures: ConsentFigures, _ outcome: ConsentFigures.Outcome, _ purpose: String, _ channel: Channel?
    ) throws -> Int? {
        let cross = try #require(figures.crosses.first { $0.outcome == outcome })
        let row = try #require(figures.purposes.firstIndex(of: purpose))
        let column = try #require(figures.channels.firstIndex(of: channel))
        return cross.counts[row][column]
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
        #expect(sofie.counts[.yes] == .some(23))
    }

    @Test("four of one clerk are hidden, and not to be had from the purposes")
    func hidden() throws {
        let figures = Self.figures([
            Self.entry(.consentGiven, 4, clerk: 2), Self.entry(.consentGiven, 30, clerk: 1),
            Self.entry(.consentGiven, 50, clerk: nil),
        ])
        let jan = try #require(figures.clerks.first { $0.name == "jan" })
        #expect(jan.counts[.yes] == .some(nil))
        let total = figures.crosses.first { $0.outcome == .yes }?.counts.last?.last.flatMap { $0 }
        let sofie = try #require(figures.clerks.first { $0.name == "sofie" }).counts[.yes].flatMap { $0 }
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

    @Test("from a log: what a clerk took down is counted, once")
    func log() async throws {
        let world = try await World()
        for born in 1950..<1956 {
            let number = try #require(INSZ.test(born: born))
            let decision: ConsentAct.Decision = born < 1951 ? .no : .yes
            _ = try await world.consents.take(world.act(number, decision))
        }
        let figures = try await ConsentFigures(
            world.journal, from: world.journal.clock.today, until: world.journal.clock.today)
        #expect(try Self.count(figures, .yes, "zonnegem/" + World.uitpas, .counter) == 5)
        #expect(try Self.count(figures, .no, "zonnegem/" + World.uitpas, .counter) == nil)
    }
}

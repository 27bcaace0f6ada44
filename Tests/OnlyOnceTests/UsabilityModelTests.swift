import Catalogue
import Core
import Support
import Testing

@testable import OnlyOnce

@Suite("Kept facts never give more than asking would: law 4 against a model that knows no cache")
struct UsabilityModelTests {
    /// Where someone lived, from a day on; the last without end.
    struct History {
        let moves: [(from: CalendarDate, code: String)]

        init(_ dice: Dice) {
            var day = Sample.day("2025-01-01")
            moves = (0..<4).map { index in
                defer { day = day.adding(days: 1 + dice.roll(250)) }
                return (day, "4\(index)")
            }
        }

        /// What the source tells when it is asked at a moment: what it knows of that day, and since when.
        func told(at asked: CalendarDate) -> (code: String, from: CalendarDate)? {
            moves.last { $0.from <= asked }.map { ($0.code, $0.from) }
        }
    }

    static let names = ["1", "2", "3"]
    static let today = Sample.today

    private func purpose(_ dice: Dice) -> Purpose {
        func title(_ source: String) -> Authorisation {
            Sample.title(
                Self.names[dice.roll(3)], accepts: Self.names.filter { _ in dice.maybe(3) }, source: source,
                attributes: source == "KSZ" ? [Sample.status] : Sample.rr.filter { _ in !dice.maybe(4) })
        }
        let titles = dice.maybe(3) ? [title("RR"), title("KSZ")] : [title(dice.maybe(5) ? "KSZ" : "RR")]
        return Sample.purpose(
            "p", titles, maximumAgeDays: dice.maybe(5) ? [:] : [Sample.municipality: 1 + dice.roll(60)])
    }

    /// The model: the titles as the law reads them, written out without the code under test.
    private func isLawful(_ fact: Fact, _ purpose: Purpose, on day: CalendarDate, now: Instant) -> Bool {
        var clauses: [Finality] = []
        var sources: [String] = []
        for title in purpose.adoption.authorisations where title.attributes.contains(fact.attribute) {
            clauses.append(title.finality)
            for clause in title.accepts { clauses.append(clause.finality) }
            sources.append(title.source)
        }
        guard let days = purpose.template.freshness[fact.attribute]?.maximumAgeDays else { return false }
        let age = now.milliseconds - fact.provenance.retrievedAt.milliseconds
        // What was true of a day says nothing of one long after it, unless the source says until when.
        let isNear = day.daysSince1970 - fact.provenance.referenceDate.daysSince1970 <= days
        guard isNear || fact.validUntil.map({ day <= $0.latest }) == true else { return false }
        return sources.contains(fact.provenance.source) && clauses.contains(fact.provenance.finality)
            && age < Int64(days) * 86_400_000
    }

    @Test(
        "at random: whatever is served was lawful, fresh, of the mapping in force, and true of the day",
        arguments: 0..<20)
    func model(_ seed: UInt64) {
        let dice = Dice(seed + 100)
        var served = 0
        var denied = 0
        for _ in 0..<1500 {
            let history = History(dice)
            let retrieved = Self.today.adding(days: -dice.roll(70))
            let isDated = dice.maybe(2)
            let about = isDated ? retrieved.adding(days: -dice.roll(400)) : retrieved
            guard let told = history.told(at: about) else { continue }
            let source = dice.maybe(6) ? "KSZ" : "RR"
            let knowsBegin = !dice.maybe(3)
            let ends = history.moves.first { $0.from > about && $0.from <= retrieved }.map { $0.from.adding(days: -1) }
            let namesEnd = !dice.maybe(3)
            let fact = Sample.fact(
                Sample.municipality, .value(.code(told.code)),
                finality: Sample.finality(Self.names[dice.roll(3)], register: source), source: source,
                mapping: dice.maybe(8) ? "hash-0" : "hash-1", about: about, retrievedAt: Sample.instant(retrieved),
                from: knowsBegin ? PartialDate(told.from) : nil, until: namesEnd ? ends.map { PartialDate($0) } : nil)
            let purpose = purpose(dice)
            let day = Self.today.adding(days: -dice.roll(300))
            let now = Sample.instant(Self.today)
            guard
                Usability.mayServe(
                    fact, purpose: purpose, referenceDate: day, currentMapping: "hash-1", now: now)
            else {
                denied += 1
                continue
            }
            served += 1
            #expect(isLawful(fact, purpose, on: day, now: now) && fact.provenance.mapping == "hash-1")
            // Where the source names the end, the value is what a fresh call would tell up to the day it was fetched; else
            // up to the day that was asked about.
            if day <= (namesEnd ? retrieved : about) {
                #expect(history.told(at: day)?.code == told.code, "\(day) \(fact)")
            }
        }
        #expect(served > 20 && denied > served)
    }

    @Test("nothing that must serve is denied: own title, fresh, of the very day")
    func complete() {
        let dice = Dice(7)
        for _ in 0..<500 {
            let name = Self.names[dice.roll(3)]
            let day = Self.today.adding(days: -dice.roll(300))
            let fact = Sample.fact(finality: Sample.finality(name), about: day)
            let purpose = Sample.purpose("p", [Sample.title(name)])
            #expect(
                Usability.mayServe(
                    fact, purpose: purpose, referenceDate: day, currentMapping: "hash-1",
                    now: Sample.instant(Self.today)))
        }
    }
}

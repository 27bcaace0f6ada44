import Catalogue
import Core
import Testing

@testable import OnlyOnce

@Suite("What a source tells changes a purpose's answer where it may use both that and what was kept (law 4)")
struct ReplacementTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let name: String
        let changes: Bool
        var purpose = Sample.purpose("p", [Sample.title("2", accepts: ["1"])])
        var kept = [Sample.fact()]
        var fresh = moved
        var testDescription: String { name }
    }

    static let tomorrow = Sample.today.adding(days: 1)
    static let elsewhere = Fact.Content.value(.code("44021"))
    static let moved = Sample.fact(
        Sample.municipality, elsewhere, finality: Sample.finality("2"), about: tomorrow,
        retrievedAt: Sample.instant(tomorrow))

    static let rows: [Row] = [
        Row(name: "another value, both by the title", changes: true),
        Row(name: "the same value", changes: false, kept: [Sample.fact(Sample.municipality, elsewhere)]),
        Row(name: "nothing kept", changes: false, kept: []),
        Row(name: "gone at the source", changes: true, fresh: told(.absent)),
        Row(name: "kept back now", changes: true, fresh: told(.withheld)),
        Row(
            name: "what was kept may not be used", changes: false,
            purpose: Sample.purpose("p", [Sample.title("2")])),
        Row(
            name: "what came may not be used", changes: false, purpose: Sample.purpose("p", [Sample.title("1")])),
        Row(
            name: "not in its title", changes: false,
            purpose: Sample.purpose("p", [Sample.title("2", accepts: ["1"], attributes: [Sample.kind])])),
        Row(
            name: "only asked on the way to another answer", changes: true,
            purpose: Sample.purpose("p", [Sample.title("2", accepts: ["1"])], reads: [Sample.kind])),
        Row(
            name: "another source under the same name", changes: false, kept: [Sample.fact(source: "KSZ")]),
        Row(
            name: "too old to serve: an answer may rest on it still", changes: true,
            purpose: Sample.purpose(
                "p", [Sample.title("2", accepts: ["1"])], maximumAgeDays: [Sample.municipality: 0])),
        Row(
            name: "the newest kept says it already", changes: false,
            kept: [
                Sample.fact(),
                Sample.fact(
                    Sample.municipality, elsewhere, retrievedAt: Sample.instant(Sample.today).adding(seconds: 60)),
            ]),
        Row(
            name: "an older one said it, the newest does not", changes: true,
            kept: [
                Sample.fact(Sample.municipality, elsewhere),
                Sample.fact(retrievedAt: Sample.instant(Sample.today).adding(seconds: 60)),
            ]),
        Row(
            name: "what was kept had ended by its own word", changes: false,
            kept: [Sample.fact(until: PartialDate("2026-11-21"))]),
        Row(
            name: "what came begins after the day that is asked about", changes: false,
            fresh: told(elsewhere, about: Sample.today.adding(days: 9))),
        Row(
            name: "both about a day that is not usual", changes: true,
            kept: [Sample.fact(about: Sample.today.adding(days: 9))],
            fresh: told(elsewhere, about: Sample.today.adding(days: 9))),
    ]

    private static func told(_ content: Fact.Content, about day: CalendarDate = tomorrow) -> Fact {
        Sample.fact(
            Sample.municipality, content, finality: Sample.finality("2"), about: day,
            retrievedAt: Sample.instant(tomorrow))
    }

    @Test(arguments: rows)
    func row(_ row: Row) {
        let changes = Replacement.changes(row.purpose, row.fresh, among: row.kept, today: Self.tomorrow)
        #expect(changes == row.changes)
    }
}

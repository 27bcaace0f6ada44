import Catalogue
import Core
import Testing

@testable import OnlyOnce

@Suite("A kept fact serves a purpose only by its own title, and a day only if it says something about it (law 4)")
struct UsabilityTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let name: String
        let mayServe: Bool
        var fact = Sample.fact()
        var purpose = Sample.purpose("p", [Sample.title("1")])
        var day = Sample.today
        var mapping: String? = "hash-1"
        var days: Int?
        var now = Sample.instant(Sample.today)
        var testDescription: String { name }
    }

    static let rows: [Row] = [
        Row(name: "own finality", mayServe: true),
        Row(name: "finality that the title names by clause", mayServe: true, purpose: p("2", accepts: ["1"])),
        Row(name: "finality that no title names", mayServe: false, purpose: p("2", accepts: ["3"])),
        Row(
            name: "the other way round the clause says nothing", mayServe: false,
            fact: Sample.fact(finality: Sample.finality("2")), purpose: p("1")),
        Row(
            name: "same identification, other register", mayServe: false,
            fact: Sample.fact(finality: Sample.finality("1", register: "KSZ"))),
        Row(
            name: "other capacity", mayServe: false,
            fact: Sample.fact(
                finality: Finality(identification: "zonnegem.be/sluis/1", hoedanigheid: "x", register: "RR"))),
        Row(name: "other source under the same finality", mayServe: false, fact: Sample.fact(source: "KSZ")),
        Row(
            name: "attribute without a title", mayServe: false,
            purpose: Sample.purpose("p", [Sample.title("1", attributes: [Sample.kind])])),
        Row(
            name: "attribute that the purpose fetches each time", mayServe: false,
            purpose: Sample.purpose("p", [Sample.title("1")], maximumAgeDays: [Sample.kind: 31])),
        Row(name: "mapping changed", mayServe: false, mapping: "hash-9"),
        Row(name: "service gone", mayServe: false, mapping: nil),
        Row(name: "a moment before the age", mayServe: true, now: later(days: 31, milliseconds: -1)),
        Row(name: "at the age", mayServe: false, now: later(days: 31)),
        Row(
            name: "a moment before, by the source's delay", mayServe: true, fact: late,
            now: later(days: 30, milliseconds: -1)),
        Row(name: "at the age, the source's delay counted", mayServe: false, fact: late, now: later(days: 30)),
        Row(name: "at the age that is asked", mayServe: false, days: 5, now: later(days: 5)),
        Row(name: "a moment before it", mayServe: true, days: 5, now: later(days: 5, milliseconds: -1)),
        Row(name: "longer than usual, where that is asked", mayServe: true, days: 45, now: later(days: 44)),
        Row(name: "a later day within the age", mayServe: true, day: Sample.today.adding(days: 10)),
        Row(
            name: "fetched today, about a day long ago", mayServe: false,
            fact: Sample.fact(about: Sample.today.adding(days: -200))),
        Row(
            name: "about a day long ago, for a day near it", mayServe: true,
            fact: Sample.fact(about: Sample.today.adding(days: -200)), day: Sample.today.adding(days: -190)),
        Row(
            name: "as many days after its own as its age allows", mayServe: true,
            fact: Sample.fact(about: Sample.today.adding(days: -31))),
        Row(
            name: "a day more", mayServe: false, fact: Sample.fact(about: Sample.today.adding(days: -32))),
        Row(
            name: "a day more than is asked", mayServe: false, fact: Sample.fact(about: Sample.today.adding(days: -6)),
            days: 5),
        Row(
            name: "long ago, in a period that holds the day", mayServe: true,
            fact: Sample.fact(about: Sample.today.adding(days: -200), until: PartialDate("2026-11-21"))),
        Row(
            name: "long ago, in a period that may end before the day", mayServe: false,
            fact: Sample.fact(about: Sample.today.adding(days: -200), until: PartialDate("2026"))),
        Row(name: "an earlier day, and the source names no begin", mayServe: false, day: Sample.today.adding(days: -1)),
        Row(
            name: "an earlier day after the begin", mayServe: true,
            fact: Sample.fact(from: PartialDate("2020-05-04")), day: Sample.day("2026-01-01")),
        Row(
            name: "the day of the begin", mayServe: true,
            fact: Sample.fact(from: PartialDate("2026-01-01")), day: Sample.day("2026-01-01")),
        Row(
            name: "the day before the begin", mayServe: false,
            fact: Sample.fact(from: PartialDate("2026-01-02")), day: Sample.day("2026-01-01")),
        Row(
            name: "a begin of which only the year is known", mayServe: false,
            fact: Sample.fact(from: PartialDate("2025")), day: Sample.day("2025-06-01")),
        Row(
            name: "the year after that", mayServe: true,
            fact: Sample.fact(from: PartialDate("2025")), day: Sample.day("2026-01-01")),
        Row(
            name: "the last day", mayServe: true,
            fact: Sample.fact(until: PartialDate("2026-11-25")), day: Sample.day("2026-11-25")),
        Row(
            name: "after the last day", mayServe: false,
            fact: Sample.fact(until: PartialDate("2026-11-25")), day: Sample.day("2026-11-26")),
    ]

    private static let late = Fact(
        attribute: Sample.municipality, content: .value(.code("41999")), delayDays: 1,
        provenance: Sample.fact().provenance)

    private static func p(_ name: String, accepts: [String] = []) -> Purpose {
        Sample.purpose("p", [Sample.title(name, accepts: accepts)])
    }

    private static func later(days: Int64, milliseconds: Int64 = 0) -> Instant {
        Sample.instant(Sample.today).adding(days: days).adding(milliseconds: milliseconds)
    }

    @Test("by title, age, mapping and day", arguments: rows)
    func serves(_ row: Row) {
        #expect(
            Usability.mayServe(
                row.fact, purpose: row.purpose, referenceDate: row.day, currentMapping: row.mapping,
                within: row.days, now: row.now)
                == row.mayServe)
    }
}

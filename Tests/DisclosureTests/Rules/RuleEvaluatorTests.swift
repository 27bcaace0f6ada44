import Catalogue
import Core
import Disclosure
import Testing

@Suite("Unknown is not no: an answer says yes or no only where nothing unknown can change it (law 5)")
struct RuleEvaluatorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let rule: Rule
        let facts: SampleFacts
        let expected: DerivedAnswer

        init(_ description: String, _ rule: Rule, _ facts: SampleFacts, _ expected: DerivedAnswer) {
            testDescription = description
            self.rule = rule
            self.facts = facts
            self.expected = expected
        }
    }

    static let either = Rule.any([.holds("status.a"), .holds("status.b")])
    static let none = SampleFacts()

    @Test(
        "what is missing stays open, with its reason",
        arguments: [
            Case("nothing known", either, none, .unavailable(.sourceHasNoRecord)),
            Case("yes decides", either, none.with("status.a", .boolean(true)).without("status.b", .sourceDown), .yes),
            Case(
                "no does not", either, none.with("status.a", .boolean(false)).without("status.b", .sourceDown),
                .unavailable(.sourceDown)),
            Case(
                "both no", either, none.with("status.a", .boolean(false)).with("status.b", .boolean(false)), .no),
            Case(
                "the latest moment to retry", either,
                none.without("status.a", .sourceBusy, retryAt: 1).without("status.b", .sourceDown, retryAt: 2),
                .unavailable(.sourceDown, retryAt: 2)),
            Case(
                "absent is no no", either, none.with("status.a", .absent).with("status.b", .boolean(false)),
                DerivedAnswer(.absentAtSource)),
            Case(
                "withheld", .holds("status.a"), none.with("status.a", .withheld).without("status.b", .sourceBusy),
                DerivedAnswer(.withheld)),
            Case(
                "withheld shows no doubt", .holds("status.a"), none.with("status.a", .withheld, isDoubtful: true),
                DerivedAnswer(.withheld)),
            Case(
                "what does not turn on the withheld is told", .all([.holds("status.a"), .holds("status.b")]),
                none.with("status.a", .withheld).with("status.b", .boolean(false)), .no),
            Case(
                "a missing parameter", .compare(.attribute("household.size"), .less, .parameter("limit")),
                none.with("household.size", .integer(1)), .unavailable(.anomaly)),
            Case(
                "another kind of value", .holds("status.a"), none.with("status.a", .integer(1)), .unavailable(.anomaly)),
            Case(
                "a code against a number", .compare(.attribute("status.a"), .equal, .constant(.integer(1))),
                none.with("status.a", .code("1")), .unavailable(.anomaly)),
        ])
    func missing(row: Case) {
        #expect(row.facts.answer(row.rule) == row.expected)
    }

    static let dates = none.with("dates", .list([.date(PartialDate("2024-05-01") ?? PartialDate(year: 1))]))
    static let partialDates = none.with(
        "dates", .list([.date(PartialDate(year: 2024)), .date(PartialDate(year: 1990))]), missing: ["KSZ"])
    static let small = Rule.compare(.age("value"), .less, .constant(.integer(3)))
    static func count(_ comparison: Comparison, _ number: Int64) -> Rule {
        .compare(.count("dates", where: small), comparison, .constant(.integer(number)))
    }

    @Test(
        "a partial collection gives yes where every completion does, and never no",
        arguments: [
            Case("complete: exists", .exists("dates", where: small), dates, .yes),
            Case("complete: count", count(.equal, 1), dates, .yes),
            Case("complete: count no", count(.atLeast, 2), dates, .no),
            Case("exists stands", .exists("dates", where: small), partialDates, .yes),
            Case("at least stands", count(.atLeast, 1), partialDates, .yes),
            Case("at least may come", count(.atLeast, 2), partialDates, .unavailable(.partialData)),
            Case("fewer is unknown", count(.less, 3), partialDates, .unavailable(.partialData)),
            Case("equal is unknown", count(.equal, 1), partialDates, .unavailable(.partialData)),
            Case(
                "not exists would be no", .not(.exists("dates", where: small)), partialDates,
                .unavailable(.partialData)),
            Case("fewer than is there would be no", count(.less, 1), partialDates, .unavailable(.partialData)),
            Case("exists of what is not there", .exists("dates", where: .not(small)), dates, .no),
            Case(
                "the missing source can be asked again", count(.atLeast, 2),
                partialDates.without("dates", .sourceBusy, retryAt: 7), .unavailable(.sourceBusy, retryAt: 7)),
            Case(
                "nothing found by some is no absence", .holds("status.a"),
                none.with("status.a", .absent, missing: ["KSZ"]), .unavailable(.partialData)),
            Case(
                "a no of one source", .holds("status.a"), none.with("status.a", .boolean(false), missing: ["KSZ"]),
                .unavailable(.partialData)),
            Case(
                "a yes of one source", .holds("status.a"),
                none.with("status.a", .boolean(true), missing: ["KSZ"]), .yes),
            Case(
                "a no on complete data stands beside them", .all([.holds("status.a"), count(.atLeast, 2)]),
                partialDates.with("status.a", .boolean(false)), .no),
        ])
    func partial(row: Case) {
        #expect(row.facts.answer(row.rule) == row.expected)
    }

    static let adult = Rule.compare(.age("person.birthDate"), .atLeast, .constant(.integer(18)))
    static func born(_ text: String) -> SampleFacts {
        none.with("person.birthDate", .date(PartialDate(text) ?? PartialDate(year: 1)))
    }

    @Test(
        "an incomplete date decides where its bounds agree",
        arguments: [
            Case("on the day", adult, born("2008-01-01"), .yes),
            Case("a day late", adult, born("2008-01-02"), .no),
            Case("an old year", adult, born("1960-00-00"), .yes),
            Case("a young year", adult, born("2009-00-00"), .no),
            Case("the year itself", adult, born("2008-00-00"), .unavailable(.partialData)),
            Case(
                "born on 29 February", .compare(.age("person.birthDate"), .equal, .constant(.integer(5))),
                born("2020-02-29"), .yes),
            Case(
                "before a day",
                .compare(
                    .attribute("person.birthDate"), .less,
                    .constant(.date(PartialDate(year: 1961, month: 1, day: 1)))), born("1960-00-00"), .yes),
            Case(
                "the same unknown day",
                .compare(.attribute("person.birthDate"), .equal, .attribute("person.birthDate")),
                born("1960-05-00"), .unavailable(.partialData)),
        ])
    func incompleteDates(row: Case) {
        #expect(row.facts.answer(row.rule) == row.expected)
    }

    @Test(
        "on data that the source doubts a no becomes unknown, and a yes is marked",
        arguments: [
            Case("yes", .holds("status.a"), none.with("status.a", .boolean(true), isDoubtful: true), .doubtfulYes),
            Case(
                "no", .holds("status.a"), none.with("status.a", .boolean(false), isDoubtful: true),
                .unavailable(.anomaly)),
            Case(
                "not no", .not(.holds("status.a")), none.with("status.a", .boolean(false), isDoubtful: true),
                .doubtfulYes),
            Case(
                "not yes", .not(.holds("status.a")), none.with("status.a", .boolean(true), isDoubtful: true),
                .unavailable(.anomaly)),
            Case(
                "a firm yes beside it", either,
                none.with("status.a", .boolean(true), isDoubtful: true).with("status.b", .boolean(true)), .yes),
            Case(
                "a firm no beside it", .all([.holds("status.a"), .holds("status.b")]),
                none.with("status.a", .boolean(false), isDoubtful: true).with("status.b", .boolean(false)), .no),
            Case(
                "a partial yes beside it", either,
                none.with("status.a", .boolean(true), isDoubtful: true)
                    .with("status.b", .boolean(true), missing: ["KSZ"]), .yes),
        ])
    func doubt(row: Case) {
        #expect(row.facts.answer(row.rule) == row.expected)
    }
}

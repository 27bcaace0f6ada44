import Catalogue
import Core
import Disclosure
import Testing

@Suite("A limit grows with the household, and what the registers show can be the least of what counts")
struct ArithmeticTests {
    typealias Case = RuleEvaluatorTests.Case

    static let none = SampleFacts()
    static func amounts(_ cents: Int64...) -> Value { .list(cents.map { .record(["amount": .cents($0)]) }) }
    static let income = Term.sum("income.items", field: "amount")
    static let children = Term.count("children", where: nil)
    static let limit = Term.plus([.constant(.cents(2_000_000)), .times(children, .constant(.cents(400_000)))])
    static func births(_ count: Int) -> Value {
        .list((0..<count).map { .date(PartialDate(year: 2015 + $0)) })
    }

    static func family(_ children: Int, _ cents: Int64..., missing: [String] = []) -> SampleFacts {
        none.with("children", births(children), missing: missing)
            .with("income.items", .list(cents.map { .record(["amount": .cents($0)]) }))
    }

    @Test(
        "an amount per dependant is added to the limit",
        arguments: [
            Case("at the limit", .compare(income, .atMost, limit), family(1, 2_300_000, 100_000), .yes),
            Case("a cent above", .compare(income, .atMost, limit), family(1, 2_300_000, 100_001), .no),
            Case("nobody", .compare(income, .atMost, limit), family(0, 2_000_000), .yes),
            Case(
                "more may come", .compare(income, .atMost, limit), family(1, 2_500_000, missing: ["RR"]),
                .unavailable(.partialData)),
            Case(
                "those who are known suffice", .compare(income, .atMost, limit),
                family(1, 2_400_000, missing: ["RR"]), .yes),
            Case(
                "a child unread", .compare(income, .atMost, limit),
                none.with("income.items", amounts(1)).without("children", .sourceBusy, retryAt: 3),
                .unavailable(.sourceBusy, retryAt: 3)),
            Case(
                "years and amounts do not add", .compare(.plus([children, income]), .atMost, limit), family(1, 1),
                .unavailable(.anomaly)),
            Case(
                "amounts do not multiply", .compare(.times(income, income), .atMost, limit), family(1, 1),
                .unavailable(.anomaly)),
            Case(
                "too large a product", .compare(.times(children, .constant(.cents(.max))), .atMost, limit),
                family(2, 1), .unavailable(.anomaly)),
        ])
    func limits(row: Case) {
        #expect(row.facts.answer(row.rule) == row.expected)
    }

    static func count(_ comparison: Comparison, _ number: Int64) -> Rule {
        .compare(.between(children, nil), comparison, .constant(.integer(number)))
    }

    @Test(
        "children who are registered elsewhere may count: fewer than n is unknown, at least n can be yes",
        arguments: [
            Case("fewer", count(.less, 3), family(2), .unavailable(.partialData)),
            Case("surely not fewer", count(.less, 3), family(3), .no),
            Case("at least", count(.atLeast, 3), family(3), .yes),
            Case("not yet at least", count(.atLeast, 3), family(2), .unavailable(.partialData)),
            Case("exactly", count(.equal, 2), family(2), .unavailable(.partialData)),
            Case("surely not exactly", count(.equal, 1), family(2), .no),
            Case(
                "why it is unknown", count(.less, 3), none.without("children", .notConnected),
                .unavailable(.notConnected)),
        ])
    func orMore(row: Case) {
        #expect(row.facts.answer(row.rule) == row.expected)
    }

    static let others = Term.plus([.attribute("household.size"), .constant(.integer(-1))])
    static func dependants(_ comparison: Comparison, _ number: Int64) -> Rule {
        .compare(.between(children, others), comparison, .constant(.integer(number)))
    }

    @Test(
        "a number between two others decides outside them",
        arguments: [
            Case("below", dependants(.atLeast, 1), family(1).with("household.size", .integer(4)), .yes),
            Case(
                "within", dependants(.atLeast, 2), family(1).with("household.size", .integer(4)),
                .unavailable(.partialData)),
            Case("above", dependants(.atLeast, 4), family(1).with("household.size", .integer(4)), .no),
            Case("one number", dependants(.equal, 1), family(1).with("household.size", .integer(2)), .yes),
            Case(
                "the least above the most", dependants(.equal, 1), family(2).with("household.size", .integer(2)),
                .unavailable(.anomaly)),
            Case(
                "no most", dependants(.atLeast, 1), family(1).without("household.size", .sourceDown), .yes),
            Case(
                "no least", dependants(.more, 3),
                none.with("household.size", .integer(4)).without("children", .sourceDown), .no),
        ])
    func between(row: Case) {
        #expect(row.facts.answer(row.rule) == row.expected)
    }

    static let running = Rule.exists("requests", where: .current(from: "from", until: "until"))
    static func request(_ from: String, _ until: String?) -> SampleFacts {
        var fields = ["from": Value.date(PartialDate(from) ?? PartialDate(year: 1))]
        fields["until"] = until.flatMap { PartialDate($0) }.map { .date($0) }
        return none.with("requests", .list([.record(fields)]))
    }

    @Test(
        "an interval holds both its days, and is open without an end",
        arguments: [
            Case("first day", running, request("2026-01-01", "2026-02-01"), .yes),
            Case("last day", running, request("2025-01-01", "2026-01-01"), .yes),
            Case("over", running, request("2025-01-01", "2025-12-31"), .no),
            Case("not begun", running, request("2026-01-02", nil), .no),
            Case("open", running, request("2025-01-01", nil), .yes),
            Case("some day of the month", running, request("2025-01-01", "2026-01-00"), .yes),
            Case("some day of the year before", running, request("2025-00-00", "2025-00-00"), .no),
            Case("perhaps begun", running, request("2026-00-00", nil), .unavailable(.partialData)),
            Case("none", running, none.with("requests", .list([])), .no),
            Case(
                "of a person: the source says no end", .current(from: "card.from", until: "card.until"),
                none.with("card.from", .date(PartialDate(year: 2020))).with("card.until", .absent), .yes),
            Case(
                "of a person: no word on the end", .current(from: "card.from", until: "card.until"),
                none.with("card.from", .date(PartialDate(year: 2020))).without("card.until", .sourceDown),
                .unavailable(.sourceDown)),
        ])
    func intervals(row: Case) {
        #expect(row.facts.answer(row.rule) == row.expected)
    }
}

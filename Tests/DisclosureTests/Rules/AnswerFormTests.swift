import Catalogue
import Core
import Disclosure
import Testing

@Suite("A purpose tells numbers, categories and given attributes by the same rule")
struct AnswerFormTests {
    static let amounts = Value.list([.record(["amount": .cents(100)]), .record(["amount": .cents(-30)])])
    static let sum = Answer.Form.number(.sum("amounts", field: "amount"))
    static let count = Answer.Form.number(.count("amounts", where: nil))

    @Test(
        "a number is told where it is one number",
        arguments: [
            (sum, SampleFacts().with("amounts", amounts), DerivedAnswer(.value(.cents(70)))),
            (count, SampleFacts().with("amounts", amounts), DerivedAnswer(.value(.integer(2)))),
            (count, SampleFacts().with("amounts", .list([])), DerivedAnswer(.value(.integer(0)))),
            (count, SampleFacts().with("amounts", amounts, missing: ["KSZ"]), .unavailable(.partialData)),
            (sum, SampleFacts().with("amounts", amounts, missing: ["KSZ"]), .unavailable(.partialData)),
            (sum, SampleFacts().with("amounts", .list([.record([:])])), .unavailable(.partialData)),
            (
                sum,
                SampleFacts().with(
                    "amounts", .list([.record(["amount": .cents(.max)]), .record(["amount": .cents(1)])])),
                .unavailable(.anomaly)
            ),
            (
                count, SampleFacts().with("amounts", amounts, isDoubtful: true),
                DerivedAnswer(.value(.integer(2)), isDoubtful: true)
            ),
            (count, SampleFacts().without("amounts", .sourceBusy, retryAt: 3), .unavailable(.sourceBusy, retryAt: 3)),
            (
                .number(.attribute("household.size")), SampleFacts().with("household.size", .withheld),
                DerivedAnswer(.withheld)
            ),
            (
                .number(.age("person.birthDate")),
                SampleFacts().with("person.birthDate", .date(PartialDate(year: 2020))),
                .unavailable(.partialData)
            ),
        ])
    func number(form: Answer.Form, facts: SampleFacts, expected: DerivedAnswer) {
        #expect(facts.answer(form) == expected)
    }

    @Test("the sum of nothing is below any amount")
    func emptySum() {
        let rule = Rule.compare(.sum("amounts", field: "amount"), .less, .constant(.cents(1)))
        #expect(SampleFacts().with("amounts", .list([])).answer(rule) == .yes)
    }

    static let category = Answer.Form.category(
        [.init(name: "low", rule: .holds("low")), .init(name: "middle", rule: .holds("middle"))], otherwise: "high")

    @Test(
        "a category is the first whose rule is yes; one that is unknown before it leaves all open",
        arguments: [
            (SampleFacts().with("low", .boolean(true)), DerivedAnswer(.value(.code("low")))),
            (
                SampleFacts().with("low", .boolean(false)).with("middle", .boolean(true)),
                DerivedAnswer(.value(.code("middle")))
            ),
            (
                SampleFacts().with("low", .boolean(false)).with("middle", .boolean(false)),
                DerivedAnswer(.value(.code("high")))
            ),
            (SampleFacts().without("low", .sourceDown).with("middle", .boolean(true)), .unavailable(.sourceDown)),
            (
                SampleFacts().with("low", .boolean(false), isDoubtful: true).with("middle", .boolean(true)),
                .unavailable(.anomaly)
            ),
            (
                SampleFacts().with("low", .boolean(true), isDoubtful: true),
                DerivedAnswer(.value(.code("low")), isDoubtful: true)
            ),
            (
                SampleFacts().with("low", .boolean(false)).with("middle", .boolean(false), isDoubtful: true),
                .unavailable(.anomaly)
            ),
        ])
    func categories(facts: SampleFacts, expected: DerivedAnswer) {
        #expect(facts.answer(Self.category) == expected)
    }

    @Test(
        "a given attribute has its one state",
        arguments: [
            (SampleFacts().with("a", .code("20")), DerivedAnswer(.value(.code("20")))),
            (
                SampleFacts().with("a", .code("20"), isDoubtful: true),
                DerivedAnswer(.value(.code("20")), isDoubtful: true)
            ),
            (SampleFacts().with("a", .absent), DerivedAnswer(.absentAtSource)),
            (SampleFacts().with("a", .withheld), DerivedAnswer(.withheld)),
            (SampleFacts().with("a", .list([.code("150")]), missing: ["KSZ"]), .unavailable(.partialData)),
            (SampleFacts().without("a", .notConnected), .unavailable(.notConnected)),
        ])
    func given(facts: SampleFacts, expected: DerivedAnswer) {
        #expect(facts.evaluator.attribute("a") == expected)
    }
}

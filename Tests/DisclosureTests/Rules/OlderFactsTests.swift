import Catalogue
import Core
import Disclosure
import Testing

@Suite("What is older than was asked may make a yes, never a no, and no hint of what decided (laws 3 and 5)")
struct OlderFactsTests {
    private static let (one, other, number) = (
        "a.one" as AttributeID, "a.other" as AttributeID, "a.number" as AttributeID
    )
    private static let down = Unavailability(.sourceDown)

    private static func answer(
        _ form: Answer.Form, _ values: [AttributeID: Value], older: Set<AttributeID>
    ) -> DerivedAnswer {
        let facts = values.reduce(into: SampleFacts()) { $0 = $0.with($1.key, $1.value) }.facts
        return RuleEvaluator(
            facts: facts, unavailable: Dictionary(older.map { ($0, down) }, uniquingKeysWith: { first, _ in first }),
            older: older, referenceDate: SampleFacts.referenceDate
        ).answer(Answer(name: "x", label: "x", form: form))
    }

    private static let unknown = DerivedAnswer(.unavailable(down))
    private static func told(_ value: Bool) -> DerivedAnswer { DerivedAnswer(.value(.boolean(value))) }

    @Test("yes by an older one, unknown in place of no; what is fresh decides as ever")
    func either() {
        let rule = Answer.Form.rule(.any([.holds(Self.one), .holds(Self.other)]))
        func verdict(_ one: Bool, _ other: Bool, older: Set<AttributeID>) -> DerivedAnswer {
            Self.answer(rule, [Self.one: .boolean(one), Self.other: .boolean(other)], older: older)
        }
        #expect(verdict(true, false, older: [Self.one]) == Self.told(true))
        #expect(verdict(false, true, older: [Self.one]) == Self.told(true))
        #expect(verdict(false, false, older: [Self.one]) == Self.unknown)
        #expect(verdict(false, false, older: [Self.one, Self.other]) == Self.unknown)
        #expect(verdict(false, false, older: []) == Self.told(false))
    }

    @Test("a fresh no beside an older yes is no; beside an older no it is no by itself")
    func both() {
        let rule = Answer.Form.rule(.all([.holds(Self.one), .holds(Self.other)]))
        for value in [true, false] {
            let values: [AttributeID: Value] = [Self.one: .boolean(value), Self.other: .boolean(false)]
            #expect(Self.answer(rule, values, older: [Self.one]) == Self.told(false))
        }
        let values: [AttributeID: Value] = [Self.one: .boolean(false), Self.other: .boolean(true)]
        #expect(Self.answer(rule, values, older: [Self.one]) == Self.unknown)
    }

    @Test("a number is told as it was, and is not doubtful by being older")
    func number() {
        let term = Answer.Form.number(.attribute(Self.number))
        #expect(
            Self.answer(term, [Self.number: .integer(3)], older: [Self.number])
                == DerivedAnswer(.value(.integer(3))))
    }

    @Test("that there was nothing some time ago is no absence")
    func absence() {
        let fact = Fact(attribute: Self.one, content: .absent, provenance: SampleFacts.provenance)
        func state(_ older: Set<AttributeID>) -> AttributeState {
            RuleEvaluator(
                facts: [Self.one: fact], unavailable: [Self.one: Self.down], older: older,
                referenceDate: SampleFacts.referenceDate
            ).attribute(Self.one).state
        }
        #expect(state([]) == .absentAtSource && state([Self.one]) == .unavailable(Self.down))
    }

    @Test("the day that a value speaks of counts the source's delay, and a day before it stays that day")
    func speaksOf() {
        func fact(_ delay: Int, about day: CalendarDate) -> Fact {
            Fact(
                attribute: Self.one, content: .absent, delayDays: delay,
                provenance: Provenance(
                    source: "PODMI", service: "S", mapping: "", finality: SampleFacts.provenance.finality,
                    reference: "r", retrievedAt: Instant(milliseconds: 20_000 * 86_400_000), referenceDate: day))
        }
        let today = CalendarDate(daysSince1970: 20_000)
        #expect(fact(0, about: today).speaksOf == today)
        #expect(fact(62, about: today).speaksOf == today.adding(days: -62))
        #expect(fact(62, about: today.adding(days: -90)).speaksOf == today.adding(days: -90))
    }
}

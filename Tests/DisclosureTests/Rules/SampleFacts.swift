import Catalogue
import Core
import Disclosure
import Testing

/// Facts for rules, without the provenance that rules do not look at.
struct SampleFacts {
    static let referenceDate = CalendarDate(daysSince1970: 20_454)  // 2026-01-01
    static let provenance = Provenance(
        source: "RR", service: "Sample-01.00", mapping: "",
        finality: Finality(
            identification: "zonnegem.be/sluis/test", hoedanigheid: "test", register: "RR"),
        reference: "sample", retrievedAt: Instant(milliseconds: 0), referenceDate: referenceDate)

    var facts: [AttributeID: Fact] = [:]
    var unavailable: [AttributeID: Unavailability] = [:]
    var parameters: [String: Value] = [:]

    func with(
        _ attribute: AttributeID, _ content: Fact.Content, missing: [String] = [], isDoubtful: Bool = false
    ) -> SampleFacts {
        var copy = self
        copy.facts[attribute] = Fact(
            attribute: attribute, content: content, missingSources: missing, isDoubtful: isDoubtful,
            provenance: Self.provenance)
        return copy
    }

    func with(
        _ attribute: AttributeID, _ value: Value, missing: [String] = [], isDoubtful: Bool = false
    ) -> SampleFacts {
        with(attribute, .value(value), missing: missing, isDoubtful: isDoubtful)
    }

    func without(_ attribute: AttributeID, _ reason: Unavailability.Reason, retryAt: Int64? = nil) -> SampleFacts {
        var copy = self
        copy.unavailable[attribute] = Unavailability(reason, retryAt: retryAt.map(Instant.init(milliseconds:)))
        return copy
    }

    var evaluator: RuleEvaluator {
        RuleEvaluator(
            facts: facts, unavailable: unavailable, parameters: parameters, referenceDate: Self.referenceDate)
    }

    func answer(_ rule: Rule) -> DerivedAnswer { answer(.rule(rule)) }
    func answer(_ form: Answer.Form) -> DerivedAnswer {
        evaluator.answer(Answer(name: "sample", label: "sample", form: form))
    }
}

extension SampleFacts: CustomTestStringConvertible {
    var testDescription: String {
        let told = facts.values.map { fact in
            "\(fact.attribute): \(fact.content)" + (fact.missingSources.isEmpty ? "" : " partial")
                + (fact.isDoubtful ? " doubtful" : "")
        }
        let missing = unavailable.map { "\($0.key): \($0.value.reason)" }
        return (told + missing).sorted().joined(separator: ", ")
    }
}

extension DerivedAnswer {
    static let yes = DerivedAnswer(.value(.boolean(true)))
    static let no = DerivedAnswer(.value(.boolean(false)))
    static let doubtfulYes = DerivedAnswer(.value(.boolean(true)), isDoubtful: true)
    static func unavailable(_ reason: Unavailability.Reason, retryAt: Int64? = nil) -> DerivedAnswer {
        DerivedAnswer(.unavailable(Unavailability(reason, retryAt: retryAt.map(Instant.init(milliseconds:)))))
    }
}

import Catalogue
import Core
import Disclosure
import Support
import Testing

@Suite("The purposes of the repository answer as their regulations mean")
struct RepositoryAnswersTests {
    static func purpose(_ adoption: String) throws -> Purpose {
        let name = adoption.split(separator: "/").last.map(String.init) ?? ""
        return try PurposeFiles(
            template: Repository.bytes("mappings/purposes/\(name).yaml"), templateFile: name,
            adoption: Repository.bytes("mappings/purposes/\(adoption).yaml"), adoptionFile: adoption
        ).purpose
    }

    static func answers(_ adoption: String, _ facts: SampleFacts) throws -> [String: DerivedAnswer] {
        let purpose = try purpose(adoption)
        let evaluator = RuleEvaluator(
            purpose: purpose, facts: facts.facts, unavailable: facts.unavailable,
            referenceDate: SampleFacts.referenceDate)
        var answers = Dictionary(uniqueKeysWithValues: purpose.template.answers.map { ($0.name, evaluator.answer($0)) })
        for attribute in purpose.template.notConnected { answers[attribute.name] = evaluator.attribute(attribute) }
        return answers
    }

    static let resident = SampleFacts().with("residence.municipality", .code("41999"))
        .with("residence.kind", .code("mainResidence"))
    static let homeless = SampleFacts().with("residence.municipality", .absent)
        .with("residence.kind", .code("referenceAddress"))

    @Test(
        "uitpas-kansentarief: lives here, by main residence; either status will do",
        arguments: [
            (
                resident.with("status.BIM_BVT", .boolean(true)).without("status.BIM_BVT_IN_FAMILY", .sourceDown),
                DerivedAnswer.yes, DerivedAnswer.yes
            ),
            (
                resident.with("status.BIM_BVT", .boolean(false)).without("status.BIM_BVT_IN_FAMILY", .sourceDown),
                .yes, .unavailable(.sourceDown)
            ),
            (
                resident.with("residence.municipality", .code("44021")).with("status.BIM_BVT", .boolean(false))
                    .with("status.BIM_BVT_IN_FAMILY", .boolean(false)), .no, .no
            ),
            (
                resident.with("residence.municipality", .withheld).with("status.BIM_BVT", .boolean(true)),
                DerivedAnswer(.withheld), .yes
            ),
            (homeless.with("status.BIM_BVT", .boolean(true)), .no, .yes),
        ])
    func uitpas(facts: SampleFacts, livesHere: DerivedAnswer, reimbursement: DerivedAnswer) throws {
        let answers = try Self.answers("zonnegem/uitpas-kansentarief", facts)
        #expect(answers == ["livesHere": livesHere, "increasedReimbursement": reimbursement])
    }

    static func household(_ births: [String]) -> Value {
        .list(births.compactMap { PartialDate($0) }.map { .date($0) })
    }

    @Test(
        "huisvuil-sociale-correctie: children under three at 1 January, not those born after it",
        arguments: [
            (household(["1960-03-01", "2023-01-01", "2023-01-02", "2026-01-02"]), 4, Int64(1)),
            (household(["1960-00-00", "2025-00-00"]), 2, 1),
            (household(["1960-00-00", "2023-00-00"]), 2, nil),
        ] as [(Value, Int64, Int64?)])
    func huisvuil(births: Value, size: Int64, children: Int64?) throws {
        let facts = Self.resident.with("household.birthDates", births).with("household.size", .integer(size))
        let answers = try Self.answers("zonnegem/huisvuil-sociale-correctie", facts)
        #expect(answers["householdSize"] == DerivedAnswer(.value(.integer(size))))
        #expect(
            answers["childrenUnderThree"]
                == (children.map { DerivedAnswer(.value(.integer($0))) } ?? .unavailable(.partialData)))
    }

    @Test("bewonerskaart: lives here; the zone and the plate are given, the address and the plate's number are not")
    func bewonerskaart() throws {
        #expect(try Self.answers("zonnegem/bewonerskaart", Self.resident) == ["livesHere": .yes])
        let template = try Self.purpose("zonnegem/bewonerskaart").template
        #expect(template.gives.map(\.attribute) == ["address.zone", "vehicle.plateInOwnName"])
    }

    @Test(
        "leefloon-sociaal-onderzoek: a reference address never makes a household",
        arguments: [
            (homeless.with("household.size", .integer(141)), DerivedAnswer.yes, DerivedAnswer.yes),
            (homeless.without("household.size", .sourceBusy, retryAt: 4), .yes, .yes),
            (resident.with("household.size", .integer(1)), .no, .yes),
            (resident.with("household.size", .integer(4)), .no, .no),
            (resident.without("household.size", .sourceBusy, retryAt: 4), .no, .unavailable(.sourceBusy, retryAt: 4)),
        ])
    func leefloon(facts: SampleFacts, reference: DerivedAnswer, alone: DerivedAnswer) throws {
        let answers = try Self.answers("ocmw-zonnegem/leefloon-sociaal-onderzoek", facts)
        #expect(answers["hasReferenceAddress"] == reference)
        #expect(answers["householdOfOne"] == alone)
    }
}

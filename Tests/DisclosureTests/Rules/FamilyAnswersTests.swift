import Catalogue
import Core
import Disclosure
import Testing

@Suite("Children are those registered in the household, by their age at the reference date")
struct FamilyAnswersTests {
    static let resident = RepositoryAnswersTests.resident
    static func household(_ births: String...) -> Value { RepositoryAnswersTests.household(births) }
    static func number(_ value: Int64) -> DerivedAnswer { DerivedAnswer(.value(.integer(value))) }

    static func child(_ birth: String) -> SampleFacts {
        resident.with("person.birthDate", .date(PartialDate(birth) ?? PartialDate(year: 1)))
            .with("status.BIM_BVT_IN_FAMILY", .boolean(true)).with("education.enrolledOn", .boolean(true))
    }

    @Test(
        "ocmw-participatie-kinderen: at 18 it ends that day",
        arguments: [("2008-01-02", DerivedAnswer.yes), ("2008-01-01", .no), ("2008-00-00", .unavailable(.partialData))])
    func minor(birth: String, expected: DerivedAnswer) throws {
        let facts = Self.child(birth).with("household.birthDates", Self.household(birth))
        let answers = try RepositoryAnswersTests.answers("ocmw-zonnegem/ocmw-participatie-kinderen", facts)
        #expect(answers["isMinor"] == expected)
        #expect(answers["livesHere"] == .yes && answers["increasedReimbursementInFamily"] == .yes)
        #expect(answers["enrolledInEducation"] == .yes)
    }

    @Test("ocmw-participatie-kinderen: nobody of 18 is in its population")
    func population() throws {
        let population = try RepositoryAnswersTests.purpose("ocmw-zonnegem/ocmw-participatie-kinderen").template
            .population
        let day = SampleFacts.referenceDate
        #expect(population.includes(birthDate: PartialDate(year: 2008, month: 1, day: 2), at: day))
        #expect(!population.includes(birthDate: PartialDate(year: 2008, month: 1, day: 1), at: day))
    }

    @Test(
        "ocmw-participatie-kinderen: fewer children than the number is unknown, others may count half-time",
        arguments: [
            (household("1980-01-01", "2010-01-01", "2012-01-01", "2014-01-01"), [], DerivedAnswer.yes),
            (household("1980-01-01", "2010-01-01", "2012-01-01"), [], .unavailable(.partialData)),
            (household("1980-01-01", "2007-01-01", "2010-01-01", "2012-01-01"), [], .unavailable(.partialData)),
            (household("1980-01-01", "2010-01-01", "2012-01-01", "2014-01-01"), ["RR"], .yes),
            (household("1980-01-01", "2010-01-01", "2012-01-01", "2026-02-01"), [], .unavailable(.partialData)),
        ] as [(Value, [String], DerivedAnswer)])
    func largeFamily(births: Value, missing: [String], expected: DerivedAnswer) throws {
        let facts = Self.child("2012-01-01").with("household.birthDates", births, missing: missing)
        let answers = try RepositoryAnswersTests.answers("ocmw-zonnegem/ocmw-participatie-kinderen", facts)
        #expect(answers["largeFamily"] == expected)
    }

    static let statuses: [AttributeID] = [
        "status.BIM_BVT", "status.BIM_BVT_IN_FAMILY", "status.LIVING_WAGES_PCSA_HELP", "socialFile.active",
    ]

    @Test("kinderopvang-verminderd-tarief: any ground will do, and which one does not show", arguments: statuses)
    func socialRate(ground: AttributeID) throws {
        let none = Self.statuses.reduce(Self.resident) { $0.with($1, .boolean(false)) }
            .with("household.birthDates", Self.household("1980-01-01", "2014-01-01", "2014-01-02", "2026-01-02"))
        let adoption = "zonnegem/kinderopvang-verminderd-tarief"
        #expect(try RepositoryAnswersTests.answers(adoption, none)["socialRate"] == .no)
        let answers = try RepositoryAnswersTests.answers(adoption, none.with(ground, .boolean(true)))
        #expect(
            answers == [
                "livesHere": .yes, "childrenRegisteredInHousehold": Self.number(1), "socialRate": .yes,
                "childcare.rateCertificate": .unavailable(.notConnected),
            ])
        var away = none
        away.facts[ground] = nil
        let unknown = try RepositoryAnswersTests.answers(adoption, away.without(ground, .sourceDown))
        #expect(unknown["socialRate"] == .unavailable(.sourceDown))
    }

    static func since(_ text: String) -> SampleFacts {
        resident.with("residence.since", .date(PartialDate(text) ?? PartialDate(year: 1)))
            .with("household.birthDates", household("1990-01-01", "2025-01-02", "2025-01-01", "2026-01-02"))
    }

    @Test(
        "geboortepremie: long enough at this address is yes, shorter may be a move within the municipality",
        arguments: [
            (since("2024-01-01"), DerivedAnswer.yes),
            (since("2024-01-02"), .unavailable(.partialData)),
            (since("2015-00-00"), .yes),
            (since("2015-00-00").with("residence.municipality", .code("44021")), .no),
        ])
    func birth(facts: SampleFacts, expected: DerivedAnswer) throws {
        let answers = try RepositoryAnswersTests.answers("zonnegem/geboortepremie", facts)
        #expect(answers["livesHereLongEnough"] == expected)
        // One was born a year and a day ago, one tomorrow.
        #expect(answers["newbornsRegisteredInHousehold"] == Self.number(1))
    }

    @Test("a withheld address makes no child disappear, and gives no place")
    func withheld() throws {
        let facts = Self.since("2015-01-01").with("residence.municipality", .withheld).with(
            "residence.since", .withheld)
        let answers = try RepositoryAnswersTests.answers("zonnegem/geboortepremie", facts)
        #expect(answers["livesHere"] == DerivedAnswer(.withheld))
        #expect(answers["livesHereLongEnough"] == DerivedAnswer(.withheld))
        #expect(answers["newbornsRegisteredInHousehold"] == Self.number(1))
    }
}

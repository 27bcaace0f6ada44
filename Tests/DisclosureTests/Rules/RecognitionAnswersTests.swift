import Catalogue
import Core
import Disclosure
import Testing

@Suite("A recognition, an identity and an association come as answers, with no points and no detail")
struct RecognitionAnswersTests {
    static let none: SampleFacts = [
        "handicap.hasParkingCard", "handicap.lowerLimbs50", "handicap.upperLimbsParalysed",
        "handicap.upperLimbsAmputated",
    ].reduce(SampleFacts()) { $0.with(AttributeID($1), .boolean(false)) }
        .with("handicap.points", .integer(11)).with("handicap.mobilityPoints", .integer(1))

    @Test(
        "parkeren-personen-met-een-handicap: each ground is enough; without one it is unknown, others exist",
        arguments: [
            (none, DerivedAnswer.no, DerivedAnswer.unavailable(.notConnected)),
            (none.with("handicap.points", .integer(12)), .no, .yes),
            (none.with("handicap.mobilityPoints", .integer(2)), .no, .yes),
            (none.with("handicap.lowerLimbs50", .boolean(true)), .no, .yes),
            (none.with("handicap.upperLimbsParalysed", .boolean(true)), .no, .yes),
            (none.with("handicap.upperLimbsAmputated", .boolean(true)), .no, .yes),
            (none.with("handicap.hasParkingCard", .boolean(true)), .yes, .yes),
            (
                SampleFacts().without("handicap.hasParkingCard", .sourceDown).with("handicap.points", .integer(14)),
                .unavailable(.sourceDown), .yes
            ),
        ])
    func parking(facts: SampleFacts, card: DerivedAnswer, criteria: DerivedAnswer) throws {
        let answers = try RepositoryAnswersTests.answers("zonnegem/parkeren-personen-met-een-handicap", facts)
        #expect(answers["hasParkingCard"] == card && answers["meetsCriteria"] == criteria)
    }

    @Test("parkeren-personen-met-een-handicap: what leaves is two answers and the last day of the card")
    func parkingOutputs() throws {
        let purpose = try RepositoryAnswersTests.purpose("zonnegem/parkeren-personen-met-een-handicap")
        #expect(
            purpose.outputs.map(\.name) == [
                "hasParkingCard", "meetsCriteria", "handicap.parkingCardUntil", "handicap.otherGround",
            ])
        // Health: by phone only with an identification by app.
        #expect(purpose.template.minimumAssurance[.phone] == .eidUsed)
    }

    @Test("huwelijksaangifte: of age at the day; the act of birth has no source")
    func marriage() throws {
        for (birth, expected) in [("2008-01-01", DerivedAnswer.yes), ("2008-01-02", .no)] {
            let facts = SampleFacts().with("person.birthDate", .date(PartialDate(birth) ?? PartialDate(year: 1)))
            let answers = try RepositoryAnswersTests.answers("zonnegem/huwelijksaangifte", facts)
            #expect(answers == ["isAdult": expected, "person.birthActReference": .unavailable(.notConnected)])
        }
    }

    static let club = SampleFacts().with("enterprise.isActive", .boolean(true)).with("enterprise.kind", .code("2"))
        .with("enterprise.seat.municipality", .code("41999"))

    @Test(
        "toelage-vereniging: active, a legal person, seated here",
        arguments: [
            (club, ["isActive": DerivedAnswer.yes, "isLegalPerson": .yes, "seatIsHere": .yes]),
            (
                club.with("enterprise.isActive", .boolean(false)),
                ["isActive": .no, "isLegalPerson": .yes, "seatIsHere": .yes]
            ),
            (
                club.with("enterprise.seat.municipality", .code("44021")).with("enterprise.kind", .code("1")),
                ["isActive": .yes, "isLegalPerson": .no, "seatIsHere": .no]
            ),
            (
                club.with("enterprise.seat.municipality", .absent),
                ["isActive": .yes, "isLegalPerson": .yes, "seatIsHere": DerivedAnswer(.absentAtSource)]
            ),
        ])
    func association(facts: SampleFacts, expected: [String: DerivedAnswer]) throws {
        #expect(try RepositoryAnswersTests.answers("zonnegem/toelage-vereniging", facts) == expected)
        #expect(
            try RepositoryAnswersTests.purpose("zonnegem/toelage-vereniging").template.population.about == .enterprise)
    }

    @Test(
        "ocmw-dossier-voor-gemeente: a running file, yes or no; a list that is away is no no",
        arguments: [
            (SampleFacts().with("socialFile.active", .boolean(true)), DerivedAnswer.yes),
            (SampleFacts().with("socialFile.active", .boolean(false)), .no),
            (SampleFacts().without("socialFile.active", .sourceDown), .unavailable(.sourceDown)),
        ])
    func socialFile(facts: SampleFacts, expected: DerivedAnswer) throws {
        let answers = try RepositoryAnswersTests.answers("ocmw-zonnegem/ocmw-dossier-voor-gemeente", facts)
        #expect(answers == ["hasActiveFile": expected])
    }

    @Test("a reference address is given by a purpose of the OCMW alone")
    func referenceAddress() throws {
        for adoption in [
            "zonnegem/huwelijksaangifte", "zonnegem/geboortepremie", "zonnegem/kinderopvang-verminderd-tarief",
            "zonnegem/verbouwpremie-lokaal", "zonnegem/uitpas-kansentarief", "zonnegem/huisvuil-sociale-correctie",
            "zonnegem/bewonerskaart", "zonnegem/parkeren-personen-met-een-handicap",
        ] {
            let template = try RepositoryAnswersTests.purpose(adoption).template
            let asked = template.reads + template.gives.map(\.attribute)
            #expect(
                !asked.contains { $0.name.hasPrefix("referenceAddress.") || $0.name.contains("referenceSituation") })
        }
    }
}

import Core
import Mapping
import Support
import Testing

@Suite(
    "A record of the Rijksregister says what it says, awkward cases too (FIELD 3.1)", .enabled(if: SharedData.isPresent)
)
struct PersonTests {
    private func content(_ key: String, _ id: AttributeID, day: CalendarDate = Mappings.day) throws -> Fact.Content? {
        try Mappings.sample("GeefPersoon-02.02", key, day: day).values[id]?.content
    }

    @Test(
        "a death record or status 99990 is enough to be deceased",
        arguments: ["61622499696", "63613082228", "94683199837", "63661548178", "81702299254", "81702299650"])
    func deceased(_ key: String) throws {
        #expect(try content(key, "person.deceased") == .value(.boolean(true)))
        #expect(try content("70621199594", "person.deceased") == .value(.boolean(false)))
    }

    @Test("the date of death is read where it stands")
    func dateOfDeath() throws {
        #expect(
            try content("63613082228", "person.dateOfDeath")
                == .value(.date(PartialDate(year: 2025, month: 1, day: 25))))
        #expect(try content("70621199594", "person.dateOfDeath") == .absent)
    }

    @Test(
        "status 992 is abroad, whatever address stands in the record",
        arguments: ["00630299891", "02680899786", "62612399346", "62612399742", "85650399390", "99682599732"])
    func abroad(_ key: String) throws {
        #expect(try content(key, "residence.kind") == .value(.code("abroad")))
        #expect(try content(key, "residence.street") == .absent)
        #expect(try content(key, "residence.municipality") == .absent)
    }

    @Test(
        "without a status the address that began last counts", arguments: ["62680599650", "62690599459", "99720599877"])
    func movedAbroad(_ key: String) throws {
        #expect(try content(key, "residence.kind") == .value(.code("abroad")))
    }

    @Test(
        "the country abroad is told, the Belgian one is not",
        arguments: [("62612399346", "325"), ("99720599877", "402")])
    func country(_ key: String, _ code: String) throws {
        #expect(try content(key, "residence.country") == .value(.code(code)))
    }

    @Test(
        "99991, 99992, 99996 and 99997 are struck off: the last address is no residence",
        arguments: ["63691543746", "69661533757", "80722500769", "06680899674", "75670734633", "11662299834"])
    func struckOff(_ key: String) throws {
        #expect(try content(key, "residence.kind") == .value(.code("struckOff")))
        #expect(try content(key, "residence.street") == .absent)
    }

    @Test("the waiting register has an address", arguments: ["79652599875"])
    func waitingRegister(_ key: String) throws {
        #expect(try content(key, "residence.kind") == .value(.code("mainResidence")))
        #expect(try content(key, "person.fileStatus") == .value(.code("21099")))
    }

    @Test(
        "without addresses there is no residence",
        arguments: ["08700136402", "10611300379", "15652014554", "22611300340"])
    func noAddress(_ key: String) throws {
        #expect(try content(key, "residence.kind") == .value(.code("none")))
        #expect(try content(key, "residence.municipality") == .absent)
        #expect(try content(key, "residence.since") == .absent)
    }

    @Test("all nationalities in force are listed, in the order of their beginning")
    func nationalities() throws {
        #expect(
            try content("70621199594", "person.nationalities")
                == .value(.list([.code("150"), .code("128"), .code("354")])))
        #expect(try content("61622499696", "person.nationalities") == .value(.list([.code("711")])))
        #expect(try content("00600099536", "person.nationalities") == .value(.list([.code("822")])))
    }

    @Test("all family names are kept, in their order")
    func names() throws {
        #expect(try content("70621199594", "person.familyName") == .value(.text("Loukili Salhi El Idrissi")))
    }

    @Test(
        "a birth date that is not wholly known stays so",
        arguments: [("00600099536", PartialDate(year: 2000)), ("60600166911", PartialDate(year: 1960))])
    func incompleteBirthDate(_ key: String, _ date: PartialDate) throws {
        #expect(try content(key, "person.birthDate") == .value(.date(date)))
    }

    @Test(
        "a legal cohabitation that has ended is none; without one the source says nothing",
        arguments: [("62612399346", false), ("62612399742", false), ("24712199852", true), ("71690999827", true)])
    func cohabitation(_ key: String, _ isCohabiting: Bool) throws {
        #expect(try content(key, "person.legalCohabitation") == .value(.boolean(isCohabiting)))
        #expect(try content("70621199594", "person.legalCohabitation") == .absent)
    }

    @Test("an unknown code is passed on as it stands, and marked")
    func unknownCode() throws {
        let value = try Mappings.sample("GeefPersoon-02.02", "89651174486").values["person.nationalities"]
        #expect(value?.content == .value(.list([.code("RR")])))
        #expect(value?.isDoubtful == true)
    }

    @Test("a missing civil status is absent, not unmarried")
    func noCivilStatus() throws {
        let table = try Mappings.sample("GeefPersoon-02.02", "00631499723")
        #expect(table.values["person.civilStatus"]?.content == .absent)
    }

    @Test(
        "a warning over the data delivers them, all marked",
        arguments: [("63661643101", "30042"), ("65690538255", "30042"), ("06680899674", "99984")])
    func warning(_ key: String, _ code: String) throws {
        let answer = try Mappings.sample("GeefPersoon-02.02", key)
        #expect(answer.kind == .data)
        #expect(answer.outcomes.contains(Outcome(status: .anomaly, origin: "MAGDA", code: code)))
        #expect(answer.values.values.allSatisfy { $0.isDoubtful })
    }

    @Test("an answer about another number names the other one")
    func otherPerson() throws {
        let answer = try Mappings.sample("GeefPersoon-02.02", "67366666680")
        let other = try #require(INSZ("67266666610"))
        #expect(answer.subject == .other(other))
        #expect(answer.replacement == nil)
    }

    @Test("an address that began after the reference date says nothing about that date")
    func earlierDay() throws {
        let day = try #require(CalendarDate("2010-01-01"))
        let answer = try Mappings.sample("GeefPersoon-02.02", "70621199594", day: day)
        #expect(answer.values["residence.kind"] == nil)
        #expect(answer.values["residence.municipality"] == nil)
        #expect(answer.values["residence.street"] == nil)
        #expect(answer.values["person.birthDate"] != nil)
    }

    @Test("an address carries the day from which it holds")
    func validFrom() throws {
        let answer = try Mappings.sample("GeefPersoon-02.02", "70621199594")
        let since = PartialDate(year: 2014, month: 5, day: 23)
        #expect(answer.values["residence.municipality"]?.validFrom == since)
        #expect(answer.values["residence.since"]?.content == .value(.date(since)))
        #expect(answer.values["residence.kind"]?.validFrom == since)
    }

    @Test(
        "not found and busy hold no fact",
        arguments: [("74612515806", MappedAnswer.Kind.notFound), ("91610100176", .busy)])
    func noData(_ key: String, _ kind: MappedAnswer.Kind) throws {
        let answer = try Mappings.sample("GeefPersoon-02.02", key)
        #expect(answer.kind == kind)
        #expect(answer.values.isEmpty)
        #expect(answer.outcomes.first?.isRetryable == (kind == .busy))
    }

    @Test("only what is wanted is resolved")
    func wanted() throws {
        let bytes = try SharedData.bytes("magda/Persoon/GeefPersoon/02.02.0000/70621199594.xml")
        let answer = try Mappings.run(
            try Mappings.compiled("GeefPersoon-02.02"), bytes, wanted: ["person.birthDate", "residence.municipality"])
        #expect(answer.values.keys.sorted() == ["person.birthDate", "residence.municipality"])
    }
}

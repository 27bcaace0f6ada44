import Core
import Mapping
import Testing

@Suite("A reference address is no residence, and an address that is not communicable locates nobody (DESIGN 6)")
struct ResidenceTests {
    static let location: [AttributeID] = [
        "residence.municipality", "residence.postalCode", "residence.street", "residence.houseNumber",
        "residence.boxNumber", "residence.country",
    ]
    static let letters: [AttributeID] = [
        "referenceAddress.municipality", "referenceAddress.postalCode", "referenceAddress.street",
        "referenceAddress.houseNumber", "referenceAddress.boxNumber", "residence.referenceSituation",
    ]
    static let address =
        "<Straatnaam><String>Onderbergen</String><Taal>nl</Taal></Straatnaam><Huisnummer>86</Huisnummer>"
        + "<Busnummer>1</Busnummer><Postcode>9000</Postcode><NISCodeLand>150</NISCodeLand>"
        + "<NISCodeGemeente>44021</NISCodeGemeente>"
    static let reference =
        "<ReferentieAdres><Begindatum>2024-01-01</Begindatum><Details><Situatie><Code>0010</Code></Situatie></Details>"
        + "</ReferentieAdres>"

    private func run(_ addresses: String, statuses: String = "") throws -> MappedAnswer {
        try Mappings.run(
            try Mappings.compiled("GeefPersoon-02.02"),
            Array(
                """
                <GeefPersoonResponse xmlns="http://magda.vlaanderen.be/persoon/soap/geefpersoon/v02_02"><Repliek xmlns="">
                <Antwoorden><Antwoord><Inhoud><Persoon><INSZ>\(Mappings.person)</INSZ>\(statuses)
                <Adressen>\(addresses)</Adressen></Persoon></Inhoud></Antwoord></Antwoorden></Repliek></GeefPersoonResponse>
                """.utf8))
    }

    private func home(_ more: String = "", begin: String = "2020-05-01") -> String {
        "<Hoofdverblijfplaats DatumBegin='\(begin)'>\(Self.address)\(more)</Hoofdverblijfplaats>"
    }

    @Test("a main residence fills the residence, and no reference address")
    func mainResidence() throws {
        let answer = try run(home())
        #expect(answer.values["residence.kind"]?.content == .value(.code("mainResidence")))
        #expect(answer.values["residence.street"]?.content == .value(.text("Onderbergen")))
        #expect(answer.values["residence.country"]?.content == .value(.code("150")))
        for id in Self.letters { #expect(answer.values[id]?.content == .absent) }
    }

    @Test("who manages the file is told, unless that would locate somebody whose address is secret")
    func manager() throws {
        let file =
            "<Beheerder DatumBegin='2020-05-01'><Plaats><Gemeente><NISCode>44021</NISCode></Gemeente>"
            + "<Land><NISCode>150</NISCode></Land></Plaats></Beheerder>"
        let abroad = "<Beheerder><Plaats><Land><NISCode>121</NISCode></Land></Plaats></Beheerder>"
        let id: AttributeID = "person.fileMunicipality"
        #expect(try run(home(), statuses: file).values[id]?.content == .value(.code("44021")))
        #expect(try run(home(), statuses: abroad).values[id]?.content == .absent)
        #expect(try run(home(), statuses: "").values[id]?.content == .absent)
        let secret = "<NietMededeelbaarAdres DatumBegin='2020-05-01'/>"
        #expect(try run(home() + secret, statuses: file).values[id]?.content == .withheld)
    }

    @Test("a reference address has its own names", arguments: [reference, "<ReferentieAdres/>"])
    func referenceAddress(_ reference: String) throws {
        let answer = try run(home(reference))
        #expect(answer.values["residence.kind"]?.content == .value(.code("referenceAddress")))
        for id in Self.location { #expect(answer.values[id]?.content == .absent) }
        #expect(answer.values["residence.since"]?.content == .absent)
        #expect(answer.values["referenceAddress.street"]?.content == .value(.text("Onderbergen")))
        #expect(answer.values["referenceAddress.municipality"]?.content == .value(.code("44021")))
    }

    @Test("why someone has a reference address is told by code")
    func situation() throws {
        #expect(try run(home(Self.reference)).values["residence.referenceSituation"]?.content == .value(.code("0010")))
    }

    @Test(
        "what locates is withheld, at home and at a reference address",
        arguments: ["", reference], ["<DatumBeslissingCollege>2025-01-01</DatumBeslissingCollege>", ""])
    func secret(_ reference: String, _ decision: String) throws {
        let answer = try run(home(reference) + "<NietMededeelbaarAdres>\(decision)</NietMededeelbaarAdres>")
        for id in Self.location + Self.letters { #expect(answer.values[id]?.content == .withheld) }
        #expect(answer.values["residence.isNonCommunicable"]?.content == .value(.boolean(true)))
        for value in answer.values.values { #expect(!"\(value)".contains("Onderbergen")) }
    }

    @Test(
        "a protection that has ended withholds nothing",
        arguments: [
            "<NietMededeelbaarAdres DatumEinde='2025-12-31'/>",
            "<NietMededeelbaarAdres><Periode><Begindatum>2024-01-01</Begindatum><Einddatum>2025-12-31</Einddatum></Periode></NietMededeelbaarAdres>",
        ])
    func endedProtection(_ secret: String) throws {
        let answer = try run(home() + secret)
        #expect(answer.values["residence.street"]?.content == .value(.text("Onderbergen")))
        #expect(answer.values["residence.isNonCommunicable"]?.content == .value(.boolean(false)))
    }

    @Test("the order of two addresses says nothing", arguments: [true, false])
    func order(_ isForeignFirst: Bool) throws {
        let foreign =
            "<VerblijfplaatsBuitenland DatumBegin='2022-01-01'><Land><NISCode>129</NISCode></Land></VerblijfplaatsBuitenland>"
        let answer = try run(isForeignFirst ? foreign + home() : home() + foreign)
        #expect(answer.values["residence.kind"]?.content == .value(.code("abroad")))
        #expect(answer.values["residence.country"]?.content == .value(.code("129")))
        let returned = try run(
            isForeignFirst ? foreign + home(begin: "2023-01-01") : home(begin: "2023-01-01") + foreign)
        #expect(returned.values["residence.kind"]?.content == .value(.code("mainResidence")))
    }

    @Test("a municipality that is no municipality is marked")
    func leakedStatus() throws {
        let addresses = home().replacing("44021", with: "99993")
        let value = try run(addresses).values["residence.municipality"]
        #expect(value?.content == .value(.code("99993")))
        #expect(value?.isDoubtful == true)
    }
}

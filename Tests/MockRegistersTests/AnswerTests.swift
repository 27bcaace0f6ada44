import Core
import Testing

@testable import MockRegisters

@Suite("The mock answers as MAGDA does")
struct AnswerTests {
    let platform = Platform.demo()

    @Test("References and sender come back, with the clock's moment", arguments: MagdaService.allCases)
    func envelope(_ service: MagdaService) throws {
        let reply = try Ask.answered(service).answer(platform)
        let message = try #require(reply["Context", "Bericht"])
        #expect(message["Type"]?.text == "ANTWOORD")
        #expect(message["Tijdstip", "Datum"]?.text == "2026-11-21")
        #expect(message["Tijdstip", "Tijd"]?.text == "12:00:00.000")
        #expect(message["Ontvanger", "Identificatie"]?.text == "zonnegem.be/ipdc1")
        #expect(message["Ontvanger", "Referte"]?.text == "r-1")
        #expect(message["Ontvanger", "Hoedanigheid"]?.text == "ipdc1")
        #expect(reply["Antwoorden", "Antwoord", "Referte"]?.text == "q-1")
    }

    @Test(
        "An unknown number gives 30001 at level 3",
        arguments: [
            (MagdaService.geefPersoon, "RR 30001"), (.geefGezinssamenstelling, "MAGDA 30001"),
            (.geefSociaalStatuut, "MAGDA 30001"), (.geefGezinssamenstelling0200, "MAGDA 30001"),
            (.geefVolledigDossierHandicap, "RR 30001"), (.geefLeefloonbedragen, "MAGDA 30001"),
            (.zoekEigendomstoestanden, "AAPD 30001"), (.geefHistoriekInschrijving, "MAGDA 30001"),
            (.geefKindVoordelen, "MAGDA 30001"), (.geefStatusRechtOndersteuningen, "WSE 30001"),
            (.geefWerkrelaties, "MAGDA 30001"),
        ])
    func unknown(_ service: MagdaService, _ code: String) throws {
        let reply = try Ask(service, "58631400471").answer(platform)
        #expect(reply.levelThree == code)
        #expect(reply.content == nil)
    }

    @Test(
        "Only the names asked are answered, each by its period",
        arguments: [
            ("rita", "BIM_BVT", "<Datum>2026-11-21</Datum>", "1"),
            ("rita", "BIM_BVT", "<Datum>2019-03-31</Datum>", "0"),
            ("rita", "BIM_BVT", "<Datum>2019-04-01</Datum>", "1"),
            ("rita", "BIM_BVT", "<Datum>2027-11-21</Datum>", "1"),
            ("rita", "BIM_BVT", "<Datum>2027-11-22</Datum>", "0"),
            ("rita", "GENT_PARKING_ADULT", "<Datum>2026-11-21</Datum>", "0"),
            (
                "rita", "BIM_BVT",
                "<Periode><Begindatum>2018-01-01</Begindatum><Einddatum>2019-04-01</Einddatum></Periode>", "1"
            ),
            (
                "rita", "BIM_BVT",
                "<Periode><Begindatum>2018-01-01</Begindatum><Einddatum>2019-03-31</Einddatum></Periode>", "0"
            ),
            ("milan", "BIM_BVT", "<Datum>2026-11-21</Datum>", "0"),
            ("milan", "BIM_BVT_IN_FAMILY", "<Datum>2026-11-21</Datum>", "1"),
            ("karim", "BIM_BVT_IN_FAMILY", "<Datum>2026-11-21</Datum>", "0"),
            ("karim", "LIVING_WAGES_PCSA_HELP", "<Datum>2026-11-21</Datum>", "1"),
            ("eva", "GENT_PARKING_ADULT", "<Datum>2026-11-21</Datum>", "1"),
        ])
    func status(_ name: String, _ status: String, _ date: String, _ expected: String) throws {
        var ask = Ask(.geefSociaalStatuut, try platform.digits(name))
        ask.statuses = [status, "NO_SUCH_STATUS"]
        ask.statusDate = date
        let answered = try #require(try ask.answer(platform).content?["Persoon", "SocialeStatuten"]).children
        #expect(answered.map { $0["Naam"]?.text } == [status, "NO_SUCH_STATUS"])
        #expect(answered.map { $0["Resultaat", "Code"]?.text } == [expected, "0"])
        #expect((answered[0]["Periodes"] != nil) == (expected == "1"))
    }

    @Test func theReferencePersonListsTheMembersAndTheyNameTheReferencePerson() throws {
        let head = try Ask(.geefPersoon, "84712321201").answer(platform).content?["Persoon"]
        #expect(head?["Gezinsleden", "Gezinslid", "INSZ"]?.text == "19660508870")
        #expect(head?["Gezinsleden", "Gezinslid", "Positie", "Code"]?.text == "03")
        #expect(head?["Referentiepersoon"] == nil)
        let child = try Ask(.geefPersoon, "19660508870").answer(platform).content?["Persoon"]
        #expect(child?["Referentiepersoon", "INSZ"]?.text == "84712321201")
        #expect(child?["Referentiepersoon", "Positie", "Code"]?.text == "03")
        #expect(child?["Gezinsleden"] == nil)
        let alone = try Ask(.geefPersoon, "76691705757").answer(platform).content?["Persoon"]
        #expect(alone?["Gezinsleden", "Gezinslid", "Positie", "Code"]?.text == "01")
        #expect(alone?["Gezinsleden", "Gezinslid", "INSZ"] == nil)
    }

    @Test(
        "The edges of the register are there",
        arguments: [
            ("jozef", ["Overlijden", "Datum"], "2026-09-21"), ("jozef", ["Statussen", "Status", "Code"], "99990"),
            ("nina", ["Statussen", "Status", "Code"], "99991"), ("paul", ["Statussen", "Status", "Code"], "992"),
            ("paul", ["Adressen", "VerblijfplaatsBuitenland", "Land", "NISCode"], "121"),
            ("leen", ["Adressen", "NietMededeelbaarAdres", "DatumBeslissingCollege"], "2026-07-21"),
            ("tesfay", ["Geboorte", "Datum"], "1994-00-00"),
            ("tesfay", ["Nationaliteiten", "Nationaliteit", "Code"], "822"),
            ("emma", ["Adressen", "Hoofdverblijfplaats", "NISCodeGemeente"], "44021"),
            ("emma", ["WettelijkeSamenwoning", "Partner", "INSZ"], "95620316936"),
            ("karim", ["Adressen", "Hoofdverblijfplaats", "ReferentieAdres", "Details", "Situatie", "Code"], "0010"),
            ("maria", ["Bewindvoerders", "Bewindvoerder", "Identiteit", "Tekst"], "mr. Pieter Lambrecht"),
        ])
    func edge(_ name: String, _ path: [String], _ expected: String) throws {
        var element = try Ask(.geefPersoon, try platform.digits(name)).answer(platform).content?["Persoon"]
        for step in path { element = element?.child(step) }
        #expect(element?.text == expected)
    }

    @Test("Who left the register has no household", arguments: ["jozef", "nina", "paul"])
    func noHousehold(_ name: String) throws {
        let reply = try Ask(.geefGezinssamenstelling, try platform.digits(name)).answer(platform)
        #expect(reply.levelThree == "MAGDA 30001")
    }

    @Test func theTwoRegistersContradictEachOtherAboutDanny() throws {
        var ask = Ask(.geefPersoon, "71681126712")
        let path = { (reply: XMLElement) in
            reply.content?["Persoon", "Adressen", "Hoofdverblijfplaats", "Postcode"]?.text
        }
        #expect(path(try ask.answer(platform)) == "9521")
        ask.register = "KSZ"
        #expect(path(try ask.answer(platform)) == "9000")
    }
}

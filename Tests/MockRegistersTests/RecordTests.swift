import Core
import Testing

@testable import MockRegisters

@Suite("Each service tells what a resident's file says")
struct RecordTests {
    let platform = Platform.demo()

    @Test(
        "A value stands where the service has it",
        arguments: [
            (MagdaService.geefAanslagbiljet, "danny", "AanslagbiljetPersonenbelasting/Items/Item/Waarde", "2247649"),
            (.geefAanslagbiljet, "tom", "AanslagbiljetPersonenbelasting/GevraagdePersoon/FiscaleStatus/Code", "B"),
            (.geefAanslagbiljet, "tom", "AanslagbiljetPersonenbelasting/GerelateerdePersoon/INSZ", "96713024213"),
            (
                .geefDossierHandicap, "eva",
                "ConsultFilesByDateResponse/results/dgphResult/file/handicapRecognitions/handicapRecognition/"
                    + "resultRecognitionAdult/diminuationIndependence/totalPoints", "12"
            ),
            (
                .geefDossierHandicap, "eva",
                "ConsultFilesByDateResponse/results/irisCareResult/status/code", "MSG00021"
            ),
            (
                .geefDossierHandicap, "ella", "ConsultFilesByDateResponse/dataFilters/filteredElement",
                "evolutionOfRequest"
            ),
            (.geefDossierHandicap, "rita", "ConsultFilesByDateResponse/status/value", "NO_DATA_FOUND"),
            (
                .geefVolledigDossierHandicap, "eva",
                "GeefVolledigDossierHandicap/persoonsgegevens/erkenningHandicap/einddatum", "9999-12-31"
            ),
            (.geefLeefloonbedragen, "rita", "Leefloonbedragen/Leefloonbedrag/Uitbetaling", "0"),
            (
                .geefLeefloonbedragen, "karim",
                "Leefloonbedragen/Leefloonbedrag/Tegemoetkoming/Jaarlijks/Leefloon/Bedrag", "10307.68"
            ),
            (.zoekEigendomstoestanden, "rita", "Eigendom/Partijen/Personen/Persoon/INSZ", "58631400273"),
            (
                .zoekEigendomstoestanden, "maria",
                "Eigendom/Eigendomstoestanden/Eigendomstoestand/EigenaarsRechten/EigenaarRecht/ZakelijkRecht/"
                    + "Ongestructureerd/Rechten/Recht/Type/Code", "VG"
            ),
            (
                .geefHistoriekInschrijving, "yassin",
                "Inschrijvingen/Inschrijving/HogerOnderwijs/Academiejaar", "2026"
            ),
            (.geefKindVoordelen, "noor", "KindVoordelen/KindVoordeel/Begunstigden/Begunstigde/INSZ", "84712321201"),
            (
                .geefStatusRechtOndersteuningen, "eva",
                "StatusRechtOndersteuningen/StatusRechtOndersteuning/Maatregel/Code", "VOP"
            ),
            (.geefWerkrelaties, "sofie", "Werkrelaties/Werkrelatie/Relatie/Werkgever/Naam", "Bakkerij De Korst"),
            (.geefGezinssamenstelling0200, "milan", "Gezinsleden/Gezinslid/Persoon/INSZ", "58631400273"),
        ])
    func value(_ service: MagdaService, _ name: String, _ path: String, _ expected: String) throws {
        var element = try Ask(service, try platform.digits(name)).answer(platform).content
        for step in path.split(separator: "/") { element = element?.child(String(step)) }
        #expect(element?.text == expected)
    }

    @Test func onlyTheCodesAskedAreAnsweredAndAPartnersColumnComesAlong() throws {
        let codes = { (text: String) throws in
            let ask = Ask(.geefAanslagbiljet, "61621733101").with { $0.criteria = text }
            let items = try ask.answer(platform).content?["AanslagbiljetPersonenbelasting", "Items"]
            return items?.children("Item").compactMap { $0["Code"]?.text } ?? []
        }
        #expect(try codes("") == ["A7555", "A7557", "B7555"])
        #expect(try codes("<IPCALCodes><IPCALCode>7557</IPCALCode></IPCALCodes>") == ["A7557"])
    }

    @Test func aYearWithoutAnAssessmentIsRefusedAndOneWithoutItemsIsNot() throws {
        #expect(try Ask(.geefAanslagbiljet, try platform.digits("karim")).answer(platform).levelTwo == "MAGDA 30001")
        let answer = try Ask(.geefAanslagbiljet, try platform.digits("stijn")).answer(platform)
        #expect(answer.content?["AanslagbiljetPersonenbelasting", "Inkomensjaar"]?.text == "2024")
        #expect(answer.content?["AanslagbiljetPersonenbelasting", "Items"] == nil)
    }

    @Test(
        "Parts of the handicap file come as they are asked",
        arguments: [
            ("<parts/>", ["evolutionOfRequest", "handicapRecognitions", "rights", "socialCards"]),
            ("<parts><socialCards>true</socialCards></parts>", ["socialCards"]),
            (
                "<parts><handicapRecognitions>1</handicapRecognitions><rights>false</rights></parts>",
                ["handicapRecognitions"]
            ),
        ])
    func parts(_ parts: String, _ expected: [String]) throws {
        let ask = Ask(.geefDossierHandicap, "88622015077").with {
            $0.criteria =
                "<handicapAuthenticSources><DGPH>true</DGPH></handicapAuthenticSources>"
                + "<referenceDate>2026-11-21</referenceDate>" + parts
        }
        let results = try ask.answer(platform).content?["ConsultFilesByDateResponse", "results"]
        #expect(results?.children.map(\.name) == ["dgphResult"])
        #expect(results?["dgphResult", "file"]?.children.map(\.name) == expected)
    }

    @Test(
        "Who is known to own nothing owns nothing; of who is unknown, nothing is known",
        arguments: [("stijn", true), ("nina", false)])
    func owner(_ name: String, _ isKnown: Bool) throws {
        let answer = try Ask(.zoekEigendomstoestanden, try platform.digits(name)).answer(platform)
        #expect(answer.content?["Eigendom"]?.children.map(\.name) == (isKnown ? ["Partijen"] : nil))
        #expect(answer.levelThree == (isKnown ? nil : "AAPD 30001"))
    }

    @Test func coOwnersAndWhoLivesThereComeOnlyWhenAsked() throws {
        var ask = Ask(.zoekEigendomstoestanden, "63650922027")
        let plain = try ask.text(platform)
        #expect(!plain.contains("61621733101") && !plain.contains("WoontOpEigendom"))
        #expect(!plain.contains("AdresseerbareObjecten"))
        ask.criteria = "<MedeEigenaars>1</MedeEigenaars>"
        ask.beside =
            "<GestructureerdeRechtenWoontOp>1</GestructureerdeRechtenWoontOp><Gebouwenregister>1</Gebouwenregister>"
        let full = try ask.text(platform)
        #expect(full.contains("61621733101") && full.contains("WoontOpEigendom=\"1\""))
        #expect(full.contains("<AdresseerbareObjecten>"))
    }

    @Test(
        "Of three education sources those with nothing say so",
        arguments: [
            ("noor", ["DHO2 30101", "DVNCI 30101"]), ("yassin", ["Disci 30101", "DVNCI 30101"]),
            ("karim", ["DHO2 30101", "Disci 30101"]), ("rita", ["DHO2 30101", "Disci 30101", "DVNCI 30101"]),
        ])
    func education(_ name: String, _ missing: [String]) throws {
        let answer = try Ask(.geefHistoriekInschrijving, try platform.digits(name)).answer(platform)
        #expect(answer.exceptions == missing)
        #expect((answer.content == nil) == (name == "rita"))
    }

    @Test func onlyTheEducationSourcesAskedAnswer() throws {
        let ask = Ask(.geefHistoriekInschrijving, "19660508870").with {
            $0.criteria =
                "<Periode><BeginDatum>2026-11-21</BeginDatum><EindDatum>2026-11-21</EindDatum></Periode>"
                + "<Bronnen><Bron>LP</Bron></Bronnen>"
        }
        let answer = try ask.answer(platform)
        #expect(answer.exceptions == [])
        #expect(answer.content?["Inschrijvingen"]?.children.count == 1)
    }

    @Test(
        "An enterprise is active, stopped, elsewhere or unknown",
        arguments: [
            ("0999900348", "AC 41999"), ("0999900447", "ST 41999"), ("0999900546", "AC 44021"),
            ("0999900744", "MAGDA 40046"), ("0999900745", "MAGDA 40046"),
        ])
    func enterprise(_ number: String, _ expected: String) throws {
        let answer = try Ask(.geefOnderneming, number).answer(platform)
        let record = answer.content?["Onderneming"]
        let seat = record?["Adressen", "Adres", "Gemeente", "NISCode"]?.text ?? ""
        let seen = record.map { ($0["StatusKBO", "Code"]?.text ?? "") + " " + seat }
        #expect(seen ?? answer.levelThree == expected)
        if record == nil {
            let exception = answer["Antwoorden", "Antwoord", "Uitzonderingen", "Uitzondering", "Type"]
            #expect(exception?.text == "INFORMATIE")
        }
    }

    @Test(
        "A certificate is found by its address",
        arguments: [("Molenstraat", "E"), ("molenstraat", "E"), ("Beekweg", nil), ("Nergensstraat", nil)])
    func energy(_ street: String, _ label: String?) throws {
        let answer = try Ask(.geefEpc, street).answer(platform)
        #expect(answer.content?["EPCs", "EPC", "Energielabel", "Code"]?.text == label)
        #expect((answer.levelThree == "MAGDA 30001") == (label == nil))
    }

    @Test("A job counts in its period", arguments: [("2020-05-01", true), ("2026-05-01", false)])
    func employment(_ day: String, _ isEmployed: Bool) throws {
        let ask = Ask(.geefWerkrelaties, "91670210185").with {
            $0.criteria = "<Periode><Begin>\(day)</Begin><Einde>\(day)</Einde></Periode>"
        }
        #expect(try ask.answer(platform).content?["Werkrelaties"]?.children.count == (isEmployed ? 1 : 0))
    }
}

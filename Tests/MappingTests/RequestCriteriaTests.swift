import Core
import Mapping
import Testing

@Suite("Each question has the narrowest criteria that its service takes (FIELD 1.2, law 3)")
struct RequestCriteriaTests {
    /// A question in one line: `Criteria(INSZ=…,Taal=nl)`.
    private func text(
        _ name: String, wanted: Set<AttributeID>? = nil, subject: SubjectNumber? = nil, lastDay: CalendarDate? = nil,
        receipt: String? = nil, given: [AttributeID: Value] = [:]
    ) throws -> String {
        let person = try #require(INSZ(Mappings.person))
        let inputs = RequestInputs(
            subject: subject ?? .person(person), referenceDate: Mappings.day, wanted: wanted,
            finality: Finality(identification: "zonnegem.be/x", hoedanigheid: "ipdc1", register: "RR"),
            lastDay: lastDay, receipt: receipt, given: given)
        return try Mappings.compiled(name).request.content(inputs).map(line).joined(separator: ",")
    }

    private func line(_ element: RequestElement) -> String {
        if let text = element.text { return element.name + "=" + (text == Mappings.person ? "#" : text) }
        return element.name + "(" + element.children.map(line).joined(separator: ",") + ")"
    }

    static let cases: [(name: String, wanted: Set<AttributeID>?, text: String)] = [
        ("GeefGezinssamenstelling-02.00", nil, "Criteria(INSZ=#),Taal=nl"),
        ("GeefVolledigDossierHandicap-03.00", nil, "Criteria(rrnr=#)"),
        // One year.
        ("GeefLeefloonbedragen-02.00", nil, "Criteria(INSZ=#,Jaar=2026)"),
        (
            "GeefAanslagbiljetPersonenbelasting-02.00", ["income.taxable"],
            "Criteria(INSZ=#,Inkomensjaar=2024,IPCALCodes(IPCALCode=7555)),Bron=FODFIN,Taal=nl"
        ),
        (
            "GeefAanslagbiljetPersonenbelasting-02.00", ["income.items", "income.taxable"],
            "Criteria(INSZ=#,Inkomensjaar=2024,IPCALCodes(IPCALCode=7555,IPCALCode=7557)),Bron=FODFIN,Taal=nl"
        ),
        // No co-owners; where the owner lives and the register's addresses only if wanted.
        (
            "ZoekEigendomstoestanden-02.00", ["property.ownsAnything"],
            "Criteria(INSZ=#,MedeEigenaars=0,Referentie(Datum=2026-02-01)),Taal=nl"
        ),
        (
            "ZoekEigendomstoestanden-02.00", ["property.ownsOtherDwelling"],
            "Criteria(INSZ=#,MedeEigenaars=0,Referentie(Datum=2026-02-01)),Taal=nl,GestructureerdeRechtenWoontOp=1"
        ),
        // One source and the parts that are wanted.
        (
            "GeefDossierHandicap-03.00", ["handicap.hasParkingCard"],
            "Criteria(ConsultFilesByDateCriteria(ssin=#,handicapAuthenticSources(DGPH=true),referenceDate=2026-02-01,"
                + "parts(socialCards=true),decisionStatus=true))"
        ),
        (
            "GeefDossierHandicap-03.00", ["handicap.points", "handicap.receivesAllowance"],
            "Criteria(ConsultFilesByDateCriteria(ssin=#,handicapAuthenticSources(DGPH=true),referenceDate=2026-02-01,"
                + "parts(handicapRecognitions=true,rights=true),decisionStatus=true))"
        ),
        // One day, and the sources that are wanted.
        (
            "GeefHistoriekInschrijving-02.01", ["education.isStudent"],
            "Criteria(INSZ=#,Periode(Begin=2026-02-01,Einde=2026-02-01),Bronnen(Bron=HO))"
        ),
        (
            "GeefHistoriekInschrijving-02.01", ["education.enrolledOn"],
            "Criteria(INSZ=#,Periode(Begin=2026-02-01,Einde=2026-02-01),Bronnen(Bron=LP,Bron=HO,Bron=VWO))"
        ),
        // One month.
        (
            "GeefKindVoordelen-02.00", nil,
            "Criteria(INSZ=#,Periode(BeginMaand=2026-02,EindeMaand=2026-02),Bronnen(Bron=VLAANDEREN)),Taal=nl"
        ),
        ("GeefStatusRechtOndersteuningen-02.00", nil, "Criteria(INSZ=#)"),
        (
            "RegistreerInschrijving-02.00", nil,
            "Inschrijving(Identificatie=zonnegem.be/x,Hoedanigheid=ipdc1,INSZ=#,Periode(Begin=2026-02-01))"
        ),
        (
            "RegistreerInschrijving-02.01", nil,
            "Inschrijving(Identificatie=zonnegem.be/x,Hoedanigheid=ipdc1,BetrokkenSubject(Type=PERS,"
                + "Subjecten(Subject(Type=PERS,Sleutel=#))),Periode(Begin=2026-02-01))"
        ),
        (
            "RegistreerUitschrijving-02.00", nil,
            "Uitschrijving(Identificatie=zonnegem.be/x,Hoedanigheid=ipdc1,INSZ=#)"
        ),
        ("GeefPersoonMutatiesNotificaties-02.00", nil, "Identificatie=zonnegem.be/x,Hoedanigheid=ipdc1"),
    ]

    @Test("no more than the wanted attributes need", arguments: cases)
    func criteria(_ row: (name: String, wanted: Set<AttributeID>?, text: String)) throws {
        #expect(try text(row.name, wanted: row.wanted) == row.text)
    }

    @Test("an enterprise is asked by its number, and only the groups that are wanted")
    func enterprise() throws {
        let number = SubjectNumber.enterprise(try #require(EnterpriseNumber("0408881724")))
        #expect(
            try text("GeefOnderneming-02.00", wanted: ["enterprise.isActive"], subject: number)
                == "Criteria(Ondernemingsnummer=0408881724,Basisgegevens=1),Taal=nl")
        #expect(
            try text("GeefOnderneming-02.00", wanted: ["enterprise.activities"], subject: number)
                == "Criteria(Ondernemingsnummer=0408881724,Basisgegevens=1,Activiteiten=1),Taal=nl")
        #expect(
            try text("ZoekEigendomstoestanden-02.00", wanted: ["property.ownsAnything"], subject: number)
                == "Criteria(Ondernemingsnummer=0408881724,MedeEigenaars=0,Referentie(Datum=2026-02-01)),Taal=nl")
        #expect(
            try text("RegistreerInschrijving-02.01", subject: number).contains(
                "BetrokkenSubject(Type=OND,Subjecten(Subject(Type=OND,Sleutel=0408881724)))"))
    }

    @Test("an inscription can end; a batch of notices is acknowledged by its receipt")
    func optional() throws {
        #expect(
            try text("RegistreerInschrijving-02.00", lastDay: CalendarDate("2026-12-31"))
                .hasSuffix("Periode(Begin=2026-02-01,Einde=2026-12-31))"))
        #expect(
            try text("GeefPersoonMutatiesNotificaties-02.00", receipt: "r7").hasSuffix(",Ontvangstreferte=r7"))
    }

    @Test("a home's certificate is asked by address, never by number")
    func address() throws {
        let given: [AttributeID: Value] = [
            "residence.municipality": .code("24055"), "residence.postalCode": .text("3070"),
            "residence.street": .text("Dorpsstraat"), "residence.houseNumber": .text("3"),
        ]
        let text = try text("GeefEpc-02.01", given: given)
        #expect(
            text
                == "Criteria(Adres(Straat(Naam=Dorpsstraat),Huisnummer=3,Gemeente(NISCode=24055,PostCode=3070))),Taal=nl"
        )
        #expect(try Mappings.compiled("GeefEpc-02.01").request.needs.count == 4)
    }

    @Test(
        "a question that names parts or days differs with them",
        arguments: [
            ("GeefDossierHandicap-03.00", true, true), ("ZoekEigendomstoestanden-02.00", true, true),
            ("GeefKindVoordelen-02.00", false, true), ("GeefStatusRechtOndersteuningen-02.00", false, false),
            ("GeefOnderneming-02.00", true, false), ("GeefLeefloonbedragen-02.00", false, true),
        ])
    func identity(_ name: String, _ asksByName: Bool, _ isDated: Bool) throws {
        let request = try Mappings.compiled(name).request
        #expect(request.asksByName == asksByName)
        #expect(request.isDated == isDated)
    }

    @Test("inputs do not print")
    func secret() throws {
        let inputs = RequestInputs(
            subject: .person(try #require(INSZ(Mappings.person))), referenceDate: Mappings.day, wanted: nil)
        #expect(!"\(inputs)".contains(Mappings.person))
    }
}

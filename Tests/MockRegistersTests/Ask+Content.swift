@testable import MockRegisters

extension Ask {
    static let identity = "<Identificatie>zonnegem.be/ipdc1</Identificatie><Hoedanigheid>ipdc1</Hoedanigheid>"

    /// What stands below the question's reference: the criteria of each service, as its schema has them.
    var content: String {
        switch service {
        case .geefPersoon: inside("<INSZ>\(digits)</INSZ>", "<Bron>\(register)</Bron>")
        case .geefSociaalStatuut:
            inside("<INSZ>\(digits)</INSZ><SocialeStatuten>\(asked)</SocialeStatuten>")
        case .geefDossierHandicap:
            "<Criteria><ConsultFilesByDateCriteria><ssin>\(digits)</ssin>\(criteria ?? Self.handicapParts)"
                + "</ConsultFilesByDateCriteria></Criteria>"
        case .geefVolledigDossierHandicap: inside("<rrnr>\(digits)</rrnr>")
        case .geefLeefloonbedragen: inside("<INSZ>\(digits)</INSZ>" + (criteria ?? "<Jaar Huidig=\"0\">2026</Jaar>"))
        case .geefAanslagbiljet:
            inside("<INSZ>\(digits)</INSZ><Inkomensjaar>2024</Inkomensjaar>" + (criteria ?? ""), "<Bron>FODFIN</Bron>")
        case .zoekEigendomstoestanden:
            inside(
                "<INSZ>\(digits)</INSZ>" + (criteria ?? "<MedeEigenaars>0</MedeEigenaars>"),
                "<Taal>nl</Taal>" + (beside ?? ""))
        case .geefOnderneming: inside("<Ondernemingsnummer>\(digits)</Ondernemingsnummer>")
        case .geefWerkrelaties:
            inside(
                "<Relatie><Werknemer><INSZ>\(digits)</INSZ></Werknemer></Relatie><Bron>RSZ</Bron>"
                    + (criteria ?? ""))
        case .geefEpc:
            inside(
                "<Adres><Straat><Naam>\(digits)</Naam></Straat><Huisnummer>12</Huisnummer>"
                    + "<Gemeente><NISCode>41999</NISCode><PostCode>9521</PostCode></Gemeente></Adres>")
        case .registreerInschrijving0200:
            "<Inhoud><Inschrijving>\(Self.identity)<INSZ>\(digits)</INSZ>\(period)</Inschrijving></Inhoud>"
        case .registreerInschrijving0201:
            "<Inhoud><Inschrijving>\(Self.identity)<BetrokkenSubject><Type>PERS</Type><Subjecten><Subject>"
                + "<Type>PERS</Type><Sleutel>\(digits)</Sleutel></Subject></Subjecten></BetrokkenSubject>\(period)"
                + "</Inschrijving></Inhoud>"
        case .registreerUitschrijving:
            "<Inhoud><Uitschrijving>\(Self.identity)<INSZ>\(digits)</INSZ></Uitschrijving></Inhoud>"
        case .geefPersoonMutatiesNotificaties: "<Inhoud>\(Self.identity)\(criteria ?? "")</Inhoud>"
        default: inside("<INSZ>\(digits)</INSZ>" + (criteria ?? ""))
        }
    }

    private static let handicapParts =
        "<handicapAuthenticSources/><referenceDate>2026-11-21</referenceDate><parts/>"

    private var period: String { criteria ?? "<Periode><Begin>2026-11-21</Begin><Einde>2027-11-20</Einde></Periode>" }

    private var asked: String {
        statuses.map { "<SociaalStatuut><Naam>\($0)</Naam><Datum>\(statusDate)</Datum></SociaalStatuut>" }.joined()
    }

    private func inside(_ criteria: String, _ beside: String = "") -> String {
        "<Inhoud><Criteria>\(criteria)</Criteria>\(beside)</Inhoud>"
    }

    /// A question of each service that this mock's demo folder has an answer for.
    static func answered(_ service: MagdaService) -> Ask {
        switch service {
        case .geefDossierHandicap, .geefVolledigDossierHandicap, .geefStatusRechtOndersteuningen:
            Ask(service, "88622015077")
        case .geefHistoriekInschrijving: Ask(service, "19660508870")
        case .geefWerkrelaties: Ask(service, "84712321201")
        case .geefOnderneming: Ask(service, "0999900348")
        case .geefEpc: Ask(service, "Molenstraat")
        default: Ask(service, "58631400273")
        }
    }
}

extension MagdaService {
    /// Those that answer about a person from what the registers know.
    static let aboutPersons = allCases.filter(\.handsOutPersons)
    /// Those that know Rita Peeters.
    static let aboutRita: [MagdaService] = [
        .geefPersoon, .geefGezinssamenstelling, .geefGezinssamenstelling0200, .geefSociaalStatuut,
        .geefLeefloonbedragen, .geefAanslagbiljet, .zoekEigendomstoestanden, .geefKindVoordelen,
    ]
}

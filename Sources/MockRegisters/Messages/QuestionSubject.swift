/// Whom or what a question is about, as its criteria name it.
enum QuestionSubject: Sendable {
    /// Eleven digits, not yet checked.
    case person(String)
    /// Ten digits, not yet checked.
    case enterprise(String)
    case address(AddressCriteria)
    /// The asker's own affairs, such as the notices kept for it; or a service that the mock does not know.
    case asker

    /// `nil` where the service's schema would refuse the criteria.
    init?(_ service: MagdaService?, _ content: XMLElement) {
        switch service {
        case nil, .geefPersoonMutatiesNotificaties: self = .asker
        case .geefEpc:
            guard let criteria = AddressCriteria(content) else { return nil }
            self = .address(criteria)
        case .geefOnderneming: self.init(enterprise: content["Criteria", "Ondernemingsnummer"])
        case .zoekEigendomstoestanden:
            guard content["Criteria", "MedeEigenaars"] != nil else { return nil }
            let number = content["Criteria", "INSZ"]
            if number == nil {
                self.init(enterprise: content["Criteria", "Ondernemingsnummer"])
            } else {
                self.init(person: number)
            }
        case .registreerInschrijving0201:
            self.init(person: content["Inschrijving", "BetrokkenSubject", "Subjecten", "Subject", "Sleutel"])
        case .geefDossierHandicap: self.init(person: content["Criteria", "ConsultFilesByDateCriteria", "ssin"])
        case .geefVolledigDossierHandicap: self.init(person: content["Criteria", "rrnr"])
        case .geefWerkrelaties: self.init(person: content["Criteria", "Relatie", "Werknemer", "INSZ"])
        case .registreerInschrijving0200: self.init(person: content["Inschrijving", "INSZ"])
        case .registreerUitschrijving: self.init(person: content["Uitschrijving", "INSZ"])
        default: self.init(person: content["Criteria", "INSZ"])
        }
    }

    private init?(person element: XMLElement?) {
        guard let digits = Self.digits(element, count: 11) else { return nil }
        self = .person(digits)
    }

    private init?(enterprise element: XMLElement?) {
        guard let digits = Self.digits(element, count: 10) else { return nil }
        self = .enterprise(digits)
    }

    private static func digits(_ element: XMLElement?, count: Int) -> String? {
        guard let digits = element?.trimmed, digits.utf8.count == count,
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return digits
    }

    /// The name of the file that a simulator keeps the answer in.
    var key: String? {
        switch self {
        case .person(let digits), .enterprise(let digits): digits
        case .address(let criteria): criteria.key
        case .asker: nil
        }
    }
}

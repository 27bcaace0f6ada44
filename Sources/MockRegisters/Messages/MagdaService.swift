/// The services that the mock answers, by the name and version in a request's context.
package enum MagdaService: CaseIterable, Hashable, Sendable {
    case geefPersoon, geefGezinssamenstelling, geefGezinssamenstelling0200, geefSociaalStatuut
    case geefDossierHandicap, geefVolledigDossierHandicap, geefLeefloonbedragen, geefAanslagbiljet
    case zoekEigendomstoestanden, geefHistoriekInschrijving, geefOnderneming, geefKindVoordelen
    case geefStatusRechtOndersteuningen, geefWerkrelaties, geefEpc
    case registreerInschrijving0200, registreerInschrijving0201, registreerUitschrijving
    case geefPersoonMutatiesNotificaties

    package var name: String { contract.name }

    package var version: String { contract.version }

    /// Of the root element of the body; nothing below it is qualified (FIELD 1.1).
    package var namespace: String { contract.namespace }

    /// Both versions of a service are one source to a switch.
    package var source: MockSource { MockSource(name: name) }

    /// Whether it hands out data about a person, and so can demand that the asker inscribed that person.
    var handsOutPersons: Bool {
        switch self {
        case .geefOnderneming, .geefEpc, .registreerInschrijving0200, .registreerInschrijving0201,
            .registreerUitschrijving, .geefPersoonMutatiesNotificaties:
            false
        default: true
        }
    }

    private typealias Contract = (name: String, version: String, namespace: String)

    /// Two styles of name and their exceptions (FIELD 1.1).
    private var contract: Contract {
        switch self {
        case .geefPersoon: Self.third("GeefPersoon", "persoon", "02.02")
        case .geefGezinssamenstelling: Self.third("GeefGezinssamenstelling", "persoon", "02.02")
        case .geefGezinssamenstelling0200: Self.second("GeefGezinssamenstelling", "persoon")
        case .geefSociaalStatuut: Self.third("GeefSociaalStatuut", "soczek", "03.00")
        case .geefDossierHandicap: Self.third("GeefDossierHandicap", "soczek", "03.00")
        case .geefVolledigDossierHandicap: Self.third("GeefVolledigDossierHandicap", "soczek", "03.00")
        case .geefLeefloonbedragen: Self.second("GeefLeefloonbedragen", "soczek")
        case .geefAanslagbiljet: Self.second("GeefAanslagbiljetPersonenbelasting", "inkomen")
        case .zoekEigendomstoestanden: Self.second("ZoekEigendomstoestanden", "kadaster")
        case .geefHistoriekInschrijving:
            (
                "GeefHistoriekInschrijving", "02.01.0000",
                "http://webservice.geefhistoriekinschrijvingdienst-02_01.onderwijs.vlaanderen.be"
            )
        case .geefOnderneming: Self.second("GeefOnderneming", "onderneming")
        case .geefKindVoordelen: Self.second("GeefKindVoordelen", "gezin")
        case .geefStatusRechtOndersteuningen:
            (
                "GeefStatusRechtOndersteuningen", "02.00.0000",
                "http://webservice.geefstatusrechtondersteuningen-02_00.socecon-02_00.vip.vlaanderen.be"
            )
        case .geefWerkrelaties: Self.second("GeefWerkrelaties", "werk")
        case .geefEpc: Self.second("GeefEpc", "vastgoed", "02.01")
        case .registreerInschrijving0200: Self.second("RegistreerInschrijving", "repertorium")
        case .registreerInschrijving0201: Self.second("RegistreerInschrijving", "repertorium", "02.01")
        case .registreerUitschrijving: Self.second("RegistreerUitschrijving", "repertorium")
        case .geefPersoonMutatiesNotificaties: Self.second("GeefPersoonMutatiesNotificaties", "persoon")
        }
    }

    private static func second(_ name: String, _ domain: String, _ version: String = "02.00") -> Contract {
        let suffix = version.replacing(".", with: "_")
        let namespace =
            "http://webservice." + name.lowercased() + "dienst-" + suffix + "." + domain + "-" + suffix
            + ".vip.vlaanderen.be"
        return (name, version + ".0000", namespace)
    }

    private static func third(_ name: String, _ domain: String, _ version: String) -> Contract {
        let path = domain + "/soap/" + name.lowercased() + "/v" + version.replacing(".", with: "_")
        return (name, version + ".0000", "http://magda.vlaanderen.be/" + path)
    }
}

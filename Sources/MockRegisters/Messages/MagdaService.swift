/// The services that the mock answers, by the name and version in a request's context.
package enum MagdaService: CaseIterable, Hashable, Sendable {
    case geefPersoon, geefGezinssamenstelling, geefSociaalStatuut

    package var name: String {
        switch self {
        case .geefPersoon: "GeefPersoon"
        case .geefGezinssamenstelling: "GeefGezinssamenstelling"
        case .geefSociaalStatuut: "GeefSociaalStatuut"
        }
    }

    package var version: String {
        switch self {
        case .geefPersoon, .geefGezinssamenstelling: "02.02.0000"
        case .geefSociaalStatuut: "03.00.0000"
        }
    }

    /// Of the root element of the body; nothing below it is qualified (FIELD 1.1).
    package var namespace: String {
        switch self {
        case .geefPersoon: "http://magda.vlaanderen.be/persoon/soap/geefpersoon/v02_02"
        case .geefGezinssamenstelling: "http://magda.vlaanderen.be/persoon/soap/geefgezinssamenstelling/v02_02"
        case .geefSociaalStatuut: "http://magda.vlaanderen.be/soczek/soap/geefsociaalstatuut/v03_00"
        }
    }
}

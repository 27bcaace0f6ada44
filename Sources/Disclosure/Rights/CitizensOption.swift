package import Catalogue

/// What a citizen can do about a purpose: the buttons of a page, the lines of a letter, the questions to a clerk.
///
/// None is offered that would change nothing: a legal task has no *stop*, and where the law gives an objection there is
/// one.
package enum CitizensOption: String, Hashable, Sendable, CaseIterable {
    case agree, refuse, stop
    case object
    case seeWhoLooked, correct, restrict, erase, takeAlong, askForAPerson, complain

    /// In plain Dutch, to the citizen.
    package var sentence: String {
        switch self {
        case .agree: "U mag ja zeggen."
        case .refuse: "U mag nee zeggen. U hoeft niet te zeggen waarom."
        case .stop: "U kunt dit altijd stoppen. U hoeft niet te zeggen waarom."
        case .object: "U mag bezwaar maken. Dan kijken we na of we mogen doorgaan."
        case .seeWhoLooked: "U mag vragen wie uw gegevens zag, waarom en wanneer."
        case .correct: "Klopt er iets niet? Dan laten wij het verbeteren."
        case .restrict: "U mag vragen om uw gegevens even niet te gebruiken."
        case .erase: "U mag vragen om uw gegevens te wissen."
        case .takeAlong: "U mag uw gegevens meenemen in een bestand."
        case .askForAPerson: "U mag vragen dat een mens beslist, geen computer."
        case .complain: "U mag een klacht indienen bij de Gegevensbeschermingsautoriteit."
        }
    }
}

extension Right {
    /// What the right lets a citizen do; to be told is done to them, and stopping goes with the act.
    fileprivate var option: CitizensOption? {
        switch self {
        case .information, .informationFromElsewhere, .withdrawal: nil
        case .access: .seeWhoLooked
        case .rectification: .correct
        case .restriction: .restrict
        case .erasure: .erase
        case .portability: .takeAlong
        case .objection: .object
        case .noAutomatedDecision: .askForAPerson
        case .complaint: .complain
        }
    }
}

extension PurposeTemplate {
    /// The ground of this purpose; `nil` where the file names no article of GDPR 6(1).
    package var ground: LegalGround? { LegalGround(rawValue: gdprArticle) }

    /// What the citizen can do, with an act that stands and without one.
    package func options(whileActStands stands: Bool) -> [CitizensOption] {
        var options: [CitizensOption] = []
        if act.mustBeGiven { options += stands ? [.stop] : [.agree, .refuse] }
        let rights = ground?.rights ?? [.access, .complaint]
        return options
            + CitizensOption.allCases.filter { option in
                option == .object ? mayObject : rights.contains { $0.option == option }
            }
    }
}

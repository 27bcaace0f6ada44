import Ledger

extension Role {
    /// The role as a person reads it.
    var dutch: String {
        switch self {
        case .application: "toepassing"
        case .clerk: "loketbediende"
        case .officer: "functionaris voor gegevensbescherming"
        case .operator: "beheerder van de toepassing"
        case .auditor: "externe controleur van het logboek"
        }
    }
}

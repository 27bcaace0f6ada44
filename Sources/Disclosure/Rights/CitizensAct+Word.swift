package import Catalogue

extension CitizensAct {
    /// What screens and letters call the act; `nil` where the citizen is only told.
    ///
    /// *Toestemming* stands only where a no changes something: never for an objection, nor for what the law orders.
    package var word: String? {
        switch self {
        case .legalBasis, .safeguard: "toestemming"
        case .explicitRequest: "verzoek"
        case .objection: "bezwaar"
        case .none: nil
        }
    }
}

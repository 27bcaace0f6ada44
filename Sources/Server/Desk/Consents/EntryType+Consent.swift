import Catalogue
import Ledger

extension EntryType {
    /// What a citizen's act on a consent is called; `nil` for every other entry.
    var consentWord: String? {
        switch self {
        case .consentRequested: "gevraagd"
        case .consentDeferred: "uitgesteld"
        case .consentGiven: "ja gezegd"
        case .consentRenewed: "opnieuw ja gezegd"
        case .consentRefused: "nee gezegd"
        case .consentWithdrawn: "gestopt"
        case .consentPaused: "gepauzeerd"
        case .consentResumed: "hervat"
        case .consentExpired: "verlopen"
        case .consentSuperseded: "vervangen"
        case .consentRevoked: "ingetrokken door het bestuur"
        case .consentInvalidated: "ongeldig verklaard"
        case .consentAssented: "mee toegestemd"
        case .consentContested: "betwist"
        case .mandateChecked: "volmacht nagekeken"
        default: nil
        }
    }
}

extension Channel {
    var dutch: String {
        switch self {
        case .online: "online"
        case .counter: "loket"
        case .phone: "telefoon"
        case .paper: "papier"
        }
    }
}

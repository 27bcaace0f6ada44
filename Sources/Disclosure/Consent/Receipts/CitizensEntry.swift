import Catalogue
import Core
import Ledger

/// An entry as a receipt reads it, whichever of the citizen's acts it records.
struct CitizensEntry {
    let consent: Identifier
    let purpose: PurposeRef
    let state: ReceiptState
    var taking: Taking?
    var telling: Telling?
    var from: Instant?
    var until: Instant?

    /// `nil` where the entry records no act of a citizen.
    init?(_ event: Event) {
        switch event.act {
        case .consentGiven(let grant):
            (consent, purpose, state) = (event.id, grant.purpose, .given)
            (taking, telling, from, until) = (grant.taking, grant.telling, grant.from, grant.until)
        case .consentRefused(let refusal):
            (consent, purpose, state) = (event.id, refusal.purpose, .refused)
            (taking, telling) = (refusal.taking, refusal.telling)
        case .consentWithdrawn(let withdrawal):
            (consent, purpose, state) = (withdrawal.consent, withdrawal.purpose, .withdrawn)
            taking = withdrawal.taking
        default: return nil
        }
    }
}

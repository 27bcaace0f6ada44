import Catalogue
import Core
import Ledger

/// An entry as a receipt reads it, whichever of the citizen's acts it records.
struct CitizensEntry {
    /// The record that the act belongs to.
    let consent: Identifier
    let purpose: PurposeRef
    let state: ConsentState
    var taking: Taking?
    var telling: Telling?
    var from: Instant?
    var until: Instant?
    var notBefore: Instant?

    /// `nil` where the entry records no act of a citizen, nor a question to one.
    init?(_ event: Event) {
        switch event.act {
        case .consentRequested(let request):
            (consent, purpose, state) = (event.id, request.purpose, .requested)
            until = request.until
        case .consentDeferred(let deferral):
            (consent, purpose, state) = (deferral.request ?? event.id, deferral.purpose, .deferred)
            (taking, notBefore) = (deferral.taking, deferral.notBefore)
        case .consentGiven(let grant), .consentRenewed(let grant):
            (consent, purpose, state) = (event.id, grant.purpose, grant.state)
            (taking, telling, from, until) = (grant.taking, grant.telling, grant.from, grant.until)
        case .consentAssented(let assent):
            (consent, purpose, state) = (assent.consent, assent.purpose, .given)
            (taking, telling) = (assent.taking, assent.telling)
        case .consentRefused(let refusal):
            (consent, purpose, state) = (event.id, refusal.purpose, .refused)
            (taking, telling) = (refusal.taking, refusal.telling)
        case .consentWithdrawn(let withdrawal):
            (consent, purpose, state) = (withdrawal.consent, withdrawal.purpose, .withdrawn)
            taking = withdrawal.taking
        case .consentPaused(let pause):
            (consent, purpose, state) = (pause.consent, pause.purpose, .paused)
            taking = pause.taking
        case .consentContested(let contest):
            (consent, purpose, state) = (contest.consent, contest.purpose, .refused)
            taking = contest.taking
        case .consentResumed(let resumption):
            guard case .citizen(let taking) = resumption.ground else { return nil }
            (consent, purpose, state) = (resumption.consent, resumption.purpose, .given)
            self.taking = taking
        default: return nil
        }
    }
}

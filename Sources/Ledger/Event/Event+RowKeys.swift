import Catalogue
import Core

extension Event {
    /// The rows that judging and applying this event reads.
    package var rowKeys: [RowKey] {
        switch act {
        case .logOpened, .checked, .refused: []
        case .inspected(let inspection): [.application(inspection.by)]
        case .purposeActivated(let activation):
            [.activePurpose(id: activation.purpose.ref.id), .application(activation.by)]
        case .purposeRetired(let retirement):
            [.purpose(id: retirement.purpose.id, version: retirement.purpose.version), .application(retirement.by)]
        case .applicationRegistered(let registration): [.application(registration.by)]
        case .consentGiven(let grant):
            [
                .purpose(id: grant.purpose.id, version: grant.purpose.version),
                .consents(grant.person, purpose: grant.purpose.id),
            ]
        case .consentRefused(let refusal):
            [
                .purpose(id: refusal.purpose.id, version: refusal.purpose.version),
                .consents(refusal.person, purpose: refusal.purpose.id),
            ]
        case .consentWithdrawn(let withdrawal): [.consent(withdrawal.consent), .interest(withdrawal.consent)]
        case .consulted(let consultation):
            [
                .purpose(id: consultation.purpose.id, version: consultation.purpose.version),
                .application(consultation.requester.application),
            ] + Self.keys(of: consultation.basis)
        case .retried(let retry):
            [
                .consultation(retry.consultation),
                .purpose(id: retry.purpose.id, version: retry.purpose.version),
            ]
        case .closed(let closing):
            [
                .consultation(closing.consultation),
                .purpose(id: closing.purpose.id, version: closing.purpose.version),
            ] + (closing.interest?.kind == .consent ? closing.interest.map { [.consent($0.id)] } ?? [] : [])
                + closing.kept.map { .fact($0.id) }
        case .identityChanged(let change):
            [
                .consultation(change.consultation), .person(change.person),
                .purpose(id: change.purpose.id, version: change.purpose.version),
            ]
        case .identityDecided(let decision):
            switch decision.ground {
            case .source(let consultation): [.consultation(consultation), .person(decision.person)]
            case .officer(let name, _): [.application(name), .person(decision.person)]
            }
        case .disclosed(let disclosure):
            [
                .purpose(id: disclosure.purpose.id, version: disclosure.purpose.version),
                .application(disclosure.requester.application),
            ] + Self.keys(of: disclosure.basis) + disclosure.consultations.map { .consultation($0) }
                + disclosure.facts.map { .fact($0) } + disclosure.holds.map { .fact($0) }
        }
    }

    private static func keys(of basis: Basis) -> [RowKey] { basis.consent.map { [.consent($0.id)] } ?? [] }
}

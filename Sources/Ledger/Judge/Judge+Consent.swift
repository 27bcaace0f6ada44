import Catalogue
import Core

extension Judge {
    static func judge(_ grant: ConsentGrant, _ rows: Rows, _ controller: String) -> Refusal? {
        if let refusal = asked(grant.purpose, rows, controller) { return refusal }
        guard let terms = rows.purpose(grant.purpose.id, grant.purpose.version)?.terms else {
            return Refusal(.purposeNotActive, law: 2)
        }
        if rows.isInDoubt(grant.person) { return Refusal(.identityOpen, law: 2) }
        // A consent that never runs would read as a yes and be a no.
        guard grant.from < grant.until else { return Refusal(.consentNotRunning, law: 2) }
        guard
            rows.givenConsent(
                of: grant.person, purpose: grant.purpose.id, version: grant.purpose.version, from: grant.from,
                until: grant.until) == nil
        else { return Refusal(.consentAlreadyRuns, law: 2) }
        guard grant.until <= grant.from.adding(days: Int64(terms.maximumConsentDays)) else {
            return Refusal(.consentTooLong, law: 2)
        }
        guard let least = terms.minimumAssurance[grant.taking.channel], grant.taking.assurance >= least else {
            return Refusal(.assuranceTooLow, law: 2)
        }
        return grant.telling.otherWayTold ? nil : Refusal(.alternativeNotTold, law: 10)
    }

    /// A no while a yes runs would leave the yes in force: it must be taken down as a withdrawal.
    static func judge(_ refusal: ConsentRefusal, _ rows: Rows, _ controller: String, _ at: Instant) -> Refusal? {
        if let refusal = asked(refusal.purpose, rows, controller) { return refusal }
        let (person, id, version) = (refusal.person, refusal.purpose.id, refusal.purpose.version)
        return rows.runningConsent(of: person, purpose: id, version: version, at: at) == nil
            && rows.pausedConsent(of: person, purpose: id, version: version, at: at) == nil
            ? nil : Refusal(.consentAlreadyRuns, law: 2)
    }

    /// Stopping asks for nothing but the consent itself: neither an active purpose nor a consent that has not expired or
    /// is not paused.
    static func judge(_ withdrawal: ConsentWithdrawal, _ rows: Rows, _ controller: String) -> Refusal? {
        if let refusal = foreign(withdrawal.purpose, controller) { return refusal }
        guard let consent = rows.consents[withdrawal.consent], consent.state.stands,
            consent.purpose == withdrawal.purpose.id, consent.version == withdrawal.purpose.version
        else { return Refusal(.consentNotRunning, law: 2) }
        return consent.person == withdrawal.person ? nil : Refusal(.otherPerson, law: 2)
    }

    /// Whether the purpose is active and asks for the citizen's act at all.
    private static func asked(_ purpose: PurposeRef, _ rows: Rows, _ controller: String) -> Refusal? {
        if let refusal = active(purpose, rows, controller) { return refusal }
        return rows.purpose(purpose.id, purpose.version)?.terms.act.mustBeGiven == true
            ? nil : Refusal(.consentNotAsked, law: 10)
    }
}

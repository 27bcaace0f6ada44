package import Catalogue
package import Core

extension Judge {
    /// The basis of a consultation or disclosure: purpose, permission, authorisations, and the citizen's act.
    ///
    /// Without an application the gateway asks by itself, under a follow-up that runs.
    package static func basis(
        of purpose: PurposeRef, _ basis: Basis, application: String?, person: SubjectRef, in rows: Rows,
        controller: String, times: (Instant, Instant), settling link: LinkRow? = nil
    ) -> Refusal? {
        if let refusal = active(purpose, rows, controller) { return refusal }
        guard let terms = rows.purpose(purpose.id, purpose.version)?.terms else {
            return Refusal(.purposeNotActive, law: 2)
        }
        if let application {
            guard let party = rows.applications[application], party.role == .application,
                party.purposes.contains(purpose.id)
            else { return Refusal(.applicationNotPermitted, law: 2) }
        }
        guard inForce(basis.authorisations, of: terms, at: times.1) else { return Refusal(.authorisationEnded, law: 2) }
        let refusal = act(of: terms, purpose, basis, person, rows, times, settling: link)
        let consent = basis.consent.flatMap { rows.consents[$0.id] }
        if refusal == nil,
            rows.isRestrained(person, for: purpose.id, by: consent, isEmergency: terms.emergency != nil)
        {
            return Refusal(.restrained, law: 2)
        }
        return refusal
    }

    /// The citizen's act, where the purpose needs one.
    private static func act(
        of terms: PurposeTerms, _ purpose: PurposeRef, _ basis: Basis, _ person: SubjectRef, _ rows: Rows,
        _ times: (Instant, Instant), settling link: LinkRow?
    ) -> Refusal? {
        guard terms.act.mustBeGiven else {
            return basis.consent == nil ? nil : Refusal(.consentNotAsked, law: 2)
        }
        guard let cited = basis.consent, let consent = rows.consents[cited.id], consent.purpose == purpose.id,
            consent.version == purpose.version
        else { return Refusal(.noActiveConsent, law: 2) }
        if let link, carries(consent, cited, link, rows, times) { return nil }
        guard rows.isSame(consent.person, as: person), runs(cited, rows, times) else {
            return Refusal(.noActiveConsent, law: 2)
        }
        return nil
    }

    /// Whether titles are cited, all of them the purpose's own, and none has ended.
    static func inForce(_ numbers: [String], of terms: PurposeTerms, at instant: Instant) -> Bool {
        let today = BelgianCalendar.date(at: instant)
        let standing = terms.titles.filter { today <= $0.until }.map(\.number)
        return (!numbers.isEmpty || terms.titles.isEmpty) && numbers.allSatisfy(standing.contains)
    }

    /// Whether a consent is still the one that was cited, and runs at both times.
    static func runs(_ cited: Basis.ConsentCitation, _ rows: Rows, _ times: (Instant, Instant)) -> Bool {
        guard let consent = rows.consents[cited.id] else { return false }
        return consent.revision == cited.revision && consent.permits(at: times.0) && consent.permits(at: times.1)
    }

    /// Whether the consent that a consultation rests on is still the same and runs.
    static func stillStands(_ row: ConsultationRow, _ rows: Rows, _ times: (Instant, Instant)) -> Bool {
        guard let cited = row.consent else { return true }
        if let link = row.identity.flatMap({ rows.links[$0] }), link.state == .open,
            let consent = rows.consents[cited.id]
        {
            return carries(consent, cited, link, rows, times)
        }
        return runs(cited, rows, times)
    }
}

extension ConsultationRow {
    func isFor(_ other: PurposeRef) -> Bool { purpose == other.id && version == other.version }
}

import Catalogue
import Core

extension Judge {
    static func judge(_ closing: ConsultationClosing, _ rows: Rows, _ times: (Instant, Instant)) -> Refusal? {
        guard let row = rows.consultations[closing.consultation], row.state == .open else {
            return Refusal(.consultationNotOpen, law: 1)
        }
        guard row.person == closing.person else { return Refusal(.otherPerson, law: 2) }
        guard row.isFor(closing.purpose), let purpose = rows.purpose(row.purpose, row.version),
            purpose.ref == closing.purpose
        else { return Refusal(.purposeNotActive, law: 2) }
        guard !closing.kept.isEmpty else { return nil }
        guard stillStands(row, rows, times) else { return Refusal(.noActiveConsent, law: 2) }
        // What was asked to settle who someone is serves that, and is dropped.
        if row.identity != nil { return Refusal(.keepingNotAllowed, law: 4) }
        if rows.isInDoubt(row.person) { return Refusal(.identityOpen, law: 4) }
        // Nothing is kept without an interest, nor where the title forbids it, nor what no source told.
        guard closing.ending == .answered, justifies(closing.interest, row.consent, purpose.terms, rows, times) else {
            return Refusal(.keepingNotAllowed, law: 4)
        }
        for kept in closing.kept {
            guard closing.calls.contains(where: { $0.service == kept.service && $0.hasData }),
                purpose.terms.titles.contains(where: { $0.finality == kept.finality && $0.mayKeep }),
                rows.facts[kept.id].map({ $0.person == row.person && $0.finality == kept.finality }) ?? true
            else { return Refusal(.keepingNotAllowed, law: 4) }
        }
        return nil
    }

    /// What rests on a consent is kept for that consent and no longer; else for an open case, as long as the purpose
    /// says.
    private static func justifies(
        _ interest: Interest?, _ consent: Basis.ConsentCitation?, _ terms: PurposeTerms, _ rows: Rows,
        _ times: (Instant, Instant)
    ) -> Bool {
        guard let interest, interest.until > times.1 else { return false }
        switch interest.kind {
        case .consent:
            guard let row = rows.consents[interest.id] else { return false }
            return consent?.id == interest.id && interest.until <= row.until
        case .openCase:
            let latest = times.0.adding(days: Int64(terms.caseDays)).adding(milliseconds: clockTolerance)
            return consent == nil && terms.caseDays > 0 && interest.until <= latest
        }
    }

    static func judge(
        _ disclosure: DisclosureRecord, _ rows: Rows, _ controller: String, _ times: (Instant, Instant)
    ) -> Refusal? {
        if let refusal = basis(
            of: disclosure.purpose, disclosure.basis, application: disclosure.requester.application,
            person: disclosure.person, in: rows, controller: controller, times: times)
        {
            return refusal
        }
        guard let terms = rows.purpose(disclosure.purpose.id, disclosure.purpose.version)?.terms else {
            return Refusal(.purposeNotActive, law: 2)
        }
        for output in disclosure.outputs where !terms.outputs.contains(output.name) || !output.isKnown {
            return Refusal(.unknownAttribute, law: 3)
        }
        if terms.requiresCase, disclosure.caseReference == nil { return Refusal(.caseMissing, law: 2) }
        let titles = terms.titles.filter { disclosure.basis.authorisations.contains($0.number) }
        var hasSource = false
        for id in disclosure.consultations {
            guard let row = rows.consultations[id], row.person == disclosure.person, row.isFor(disclosure.purpose),
                row.state != .open
            else { return Refusal(.consultationNotOpen, law: 1) }
            guard row.consent == disclosure.basis.consent else { return Refusal(.noActiveConsent, law: 2) }
            if row.identity != nil { return Refusal(.identityOpen, law: 3) }
            if row.state == .answered { hasSource = true }
        }
        for id in disclosure.facts {
            guard let fact = rows.facts[id], fact.person == disclosure.person else {
                return Refusal(.noSourceBehindValue, law: 1)
            }
            guard titles.contains(where: { $0.admits.contains(fact.finality) }) else {
                return Refusal(.finalityNotAdmitted, law: 4)
            }
            hasSource = true
        }
        if !disclosure.holds.isEmpty {
            guard justifies(disclosure.interest, disclosure.basis.consent, terms, rows, times) else {
                return Refusal(.keepingNotAllowed, law: 4)
            }
        }
        for id in disclosure.holds {
            guard let fact = rows.facts[id], fact.person == disclosure.person,
                titles.contains(where: { $0.mayKeep && $0.admits.contains(fact.finality) })
            else { return Refusal(.keepingNotAllowed, law: 4) }
        }
        if !hasSource, disclosure.outputs.contains(where: \.tellsSomething) {
            return Refusal(.noSourceBehindValue, law: 5)
        }
        return nil
    }
}

import Catalogue
import Core

extension ConsultationClosing {
    var rowKeys: [RowKey] {
        [.consultation(consultation), .purpose(id: purpose.id, version: purpose.version)]
            + (interest?.kind == .consent ? interest.map { [.consent($0.id)] } ?? [] : [])
            + kept.map { .fact($0.id) }
            // Whose interest in the person runs is told of what changed.
            + (changed.isEmpty ? [] : [.person(person)])
    }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let row = rows.consultations[consultation], row.state == .open else {
            return Refusal(.consultationNotOpen, law: 1)
        }
        guard row.person == person else { return Refusal(.otherPerson, law: 2) }
        guard row.isFor(purpose), let version = rows.purpose(row.purpose, row.version), version.ref == purpose
        else { return Refusal(.purposeNotActive, law: 2) }
        guard !kept.isEmpty else { return nil }
        // Keeping rests on the basis as it is now, as asking again does.
        if let refusal = Judge.active(purpose, rows, moment.controller) { return refusal }
        guard Judge.stillStands(row, rows, moment.times) else { return Refusal(.noActiveConsent, law: 2) }
        // What was asked to settle who someone is serves that, and is dropped.
        if row.identity != nil || row.keepsNothing { return Refusal(.keepingNotAllowed, law: 4) }
        if let followUp = row.followUp {
            // It keeps for the follow-up that it serves, and no longer than that was to run.
            let end = rows.followUpEnd(followUp, of: row.person, for: row.purpose, at: moment.commit)
            guard let end, let interest, interest.id == followUp, interest.until <= end else {
                return Refusal(.followUpEnded, law: 4)
            }
        }
        if rows.isInDoubt(row.person) { return Refusal(.identityOpen, law: 4) }
        let consent = row.consent.flatMap { rows.consents[$0.id] }
        let isEmergency = version.terms.emergency != nil
        if rows.isRestrained(row.person, for: row.purpose, by: consent, isEmergency: isEmergency) {
            return Refusal(.restrained, law: 2)
        }
        // What was asked for one case is kept for no other.
        if interest?.kind == .openCase, let openCase = row.openCase, openCase != interest?.id {
            return Refusal(.keepingNotAllowed, law: 4)
        }
        // Nothing is kept without an interest, nor where the title forbids it, nor what no source told.
        guard ending == .answered, Judge.justifies(interest, row.consent, version.terms, rows, moment.times) else {
            return Refusal(.keepingNotAllowed, law: 4)
        }
        let today = BelgianCalendar.date(at: moment.commit)
        for fact in kept {
            let titles = version.terms.titles.filter {
                $0.finality == fact.finality && $0.mayKeep(for: interest, moment.at)
            }
            guard !titles.isEmpty, calls.contains(where: { $0.service == fact.service && $0.hasData }),
                rows.facts[fact.id].map({ $0.person == row.person && $0.finality == fact.finality }) ?? true
            else { return Refusal(.keepingNotAllowed, law: 4) }
            guard titles.contains(where: { today <= $0.until }) else { return Refusal(.authorisationEnded, law: 2) }
        }
        return nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard var row = rows.consultations[consultation] else { return [] }
        row.state = calls.contains { $0.hasData } && ending == .answered ? .answered : .failed
        var changes: [RowChange] = [.consultation(row)]
        guard let interest else { return changes }
        for fact in kept {
            if rows.facts[fact.id] == nil {
                changes.append(.fact(FactRow(id: fact.id, person: person, finality: fact.finality)))
            }
            changes.append(.hold(HoldRow(fact: fact.id, interest: interest, purpose: purpose.id)))
        }
        return changes
    }
}

extension Judge {
    /// What rests on a consent is kept for that consent and no longer; else for an open case, as long as the purpose
    /// says, or for a follow-up, as long as a title does.
    static func justifies(
        _ interest: Interest?, _ consent: Basis.ConsentCitation?, _ terms: PurposeTerms, _ rows: Rows,
        _ times: (Instant, Instant)
    ) -> Bool {
        guard let interest, interest.until > times.1 else { return false }
        switch interest.kind {
        case .consent:
            guard let row = rows.consents[interest.id] else { return false }
            return consent?.id == interest.id && interest.until <= row.end
        case .openCase:
            let latest = times.0.adding(days: Int64(terms.caseDays)).adding(milliseconds: clockTolerance)
            return consent == nil && terms.caseDays > 0 && interest.until <= latest
        // A number is kept so by the entry of its inscription, and by nothing else.
        case .inscription: return false
        case .followUp: return consent == nil && terms.titles.contains { $0.mayKeep(for: interest, times.0) }
        }
    }
}

extension PurposeTerms.Title {
    /// Whether what it lets be fetched may be kept for an interest that begins then; without one, nothing is.
    func mayKeep(for interest: Interest?, _ start: Instant) -> Bool {
        guard mayKeep, let interest else { return false }
        guard interest.kind == .followUp else { return true }
        let latest = start.adding(days: Int64(followUpDays)).adding(milliseconds: Judge.clockTolerance)
        return followUpDays > 0 && interest.until <= latest
    }
}

import Catalogue
import Core

extension Consultation {
    var rowKeys: [RowKey] {
        [
            .purpose(id: purpose.id, version: purpose.version), .application(requester.application),
        ] + basis.rowKeys + (followUp.map { [.interest($0)] } ?? [])
    }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        var link: LinkRow?
        if let identity {
            link = rows.links[identity]
            guard let link, link.state == .open, link.successor == person else {
                return Refusal(.identityNotOpen, law: 2)
            }
        }
        if let followUp {
            // It rests on a follow-up that runs, and on nothing else.
            guard basis.consent == nil, identity == nil, emergency == nil,
                rows.followUpEnd(followUp, of: person, for: purpose.id, at: moment.commit) != nil
            else { return Refusal(.followUpEnded, law: 2) }
        }
        if let refusal = Judge.basis(
            of: purpose, basis, application: followUp == nil ? requester.application : nil, person: person, in: rows,
            controller: moment.controller, times: moment.times, settling: link)
        {
            return refusal
        }
        guard let terms = rows.purpose(purpose.id, purpose.version)?.terms else {
            return Refusal(.purposeNotActive, law: 2)
        }
        if let refusal = Judge.emergency(emergency, by: requester, terms.emergency) { return refusal }
        for call in calls {
            guard basis.authorisations.contains(call.authorisation),
                terms.titles.contains(where: {
                    $0.number == call.authorisation && $0.source == call.source && $0.finality == call.finality
                })
            else { return Refusal(.finalityNotAdmitted, law: 3) }
        }
        return nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        [
            .consultation(
                ConsultationRow(
                    id: mark.id, person: person, purpose: purpose.id, version: purpose.version,
                    consent: basis.consent, identity: identity, followUp: followUp, openCase: openCase,
                    state: .open))
        ] + rows.emergency(person, purpose, requester.application, at: mark)
    }
}

extension ConsultationRetry {
    var rowKeys: [RowKey] {
        [.consultation(consultation), .purpose(id: purpose.id, version: purpose.version)]
    }

    /// Asking again rests on the consultation's basis as it is now: its purpose active, no title of it ended.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let row = rows.consultations[consultation], row.state == .open else {
            return Refusal(.consultationNotOpen, law: 1)
        }
        guard row.person == person else { return Refusal(.otherPerson, law: 2) }
        if let refusal = Judge.active(purpose, rows, moment.controller) { return refusal }
        guard row.isFor(purpose), let terms = rows.purpose(row.purpose, row.version)?.terms else {
            return Refusal(.purposeNotActive, law: 2)
        }
        guard Judge.inForce(terms.titles.map(\.number), of: terms, at: moment.commit) else {
            return Refusal(.authorisationEnded, law: 2)
        }
        guard Judge.stillStands(row, rows, moment.times) else { return Refusal(.noActiveConsent, law: 2) }
        if let followUp = row.followUp {
            guard rows.followUpEnd(followUp, of: person, for: row.purpose, at: moment.commit) != nil else {
                return Refusal(.followUpEnded, law: 2)
            }
        }
        let consent = row.consent.flatMap { rows.consents[$0.id] }
        return rows.isRestrained(person, for: purpose.id, by: consent, isEmergency: terms.emergency != nil)
            ? Refusal(.restrained, law: 2) : nil
    }
}

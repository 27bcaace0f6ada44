import Catalogue
import Core

extension ConsentGrant {
    var rowKeys: [RowKey] {
        [.purpose(id: purpose.id, version: purpose.version), .consents(person, purpose: purpose.id)]
    }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.asked(purpose, rows, moment) { return refusal }
        guard let terms = rows.purpose(purpose.id, purpose.version)?.terms else {
            return Refusal(.purposeNotActive, law: 2)
        }
        if rows.isInDoubt(person) { return Refusal(.identityOpen, law: 2) }
        // A consent that never runs would read as a yes and be a no.
        guard from < until else { return Refusal(.consentNotRunning, law: 2) }
        guard
            rows.givenConsent(of: person, purpose: purpose.id, version: purpose.version, from: from, until: until)
                == nil
        else { return Refusal(.consentAlreadyRuns, law: 2) }
        guard until <= from.adding(days: Int64(terms.maximumConsentDays)) else {
            return Refusal(.consentTooLong, law: 2)
        }
        guard let least = terms.minimumAssurance[taking.channel], taking.assurance >= least else {
            return Refusal(.assuranceTooLow, law: 2)
        }
        return telling.otherWayTold ? nil : Refusal(.alternativeNotTold, law: 10)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        [
            .consent(
                ConsentRow(
                    id: mark.id, person: person, purpose: purpose.id, version: purpose.version, state: .given,
                    revision: 1, from: from, until: until))
        ]
    }
}

extension ConsentRefusal {
    var rowKeys: [RowKey] {
        [.purpose(id: purpose.id, version: purpose.version), .consents(person, purpose: purpose.id)]
    }

    /// A no while a yes runs would leave the yes in force: it must be taken down as a withdrawal.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.asked(purpose, rows, moment) { return refusal }
        let (id, version, at) = (purpose.id, purpose.version, moment.at)
        return rows.runningConsent(of: person, purpose: id, version: version, at: at) == nil
            && rows.pausedConsent(of: person, purpose: id, version: version, at: at) == nil
            ? nil : Refusal(.consentAlreadyRuns, law: 2)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        [
            .consent(
                ConsentRow(
                    id: mark.id, person: person, purpose: purpose.id, version: purpose.version, state: .refused,
                    revision: 1, from: mark.at, until: mark.at))
        ]
    }
}

extension ConsentWithdrawal {
    var rowKeys: [RowKey] { [.consent(consent), .interest(consent)] }

    /// Stopping asks for nothing but the consent itself: neither an active purpose nor a consent that has not expired or
    /// is not paused.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.foreign(purpose, moment.controller) { return refusal }
        guard let row = rows.consents[consent], row.state.stands, row.purpose == purpose.id,
            row.version == purpose.version
        else { return Refusal(.consentNotRunning, law: 2) }
        return row.person == person ? nil : Refusal(.otherPerson, law: 2)
    }

    /// A withdrawal ends the consent's interests; a fact that nothing else holds goes with them, in this transaction.
    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard var row = rows.consents[consent] else { return [] }
        row.state = .withdrawn
        row.revision += 1
        var changes: [RowChange] = [.consent(row)]
        for key in rows.holds(of: consent) {
            changes.append(.dropHold(key))
            if !rows.hasOtherHold(on: key.fact, than: consent) { changes.append(.dropFact(key.fact)) }
        }
        return changes
    }
}

extension Judge {
    /// Whether the purpose is active and asks for the citizen's act at all.
    static func asked(_ purpose: PurposeRef, _ rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = active(purpose, rows, moment.controller) { return refusal }
        return rows.purpose(purpose.id, purpose.version)?.terms.act.mustBeGiven == true
            ? nil : Refusal(.consentNotAsked, law: 10)
    }
}

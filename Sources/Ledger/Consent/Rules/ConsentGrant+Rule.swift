import Catalogue
import Core

extension ConsentGrant {
    var rowKeys: [RowKey] {
        [.purpose(id: purpose.id, version: purpose.version), .consents(person, purpose: purpose.id)]
            + (renews.map { [.consent($0), .interest($0)] } ?? [])
    }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.asked(purpose, rows, moment) { return refusal }
        guard let terms = rows.purpose(purpose.id, purpose.version)?.terms else {
            return Refusal(.purposeNotActive, law: 2)
        }
        if rows.isInDoubt(person) { return Refusal(.identityOpen, law: 2) }
        // A consent that never runs would read as a yes and be a no.
        guard from < until else { return Refusal(.consentNotRunning, law: 2) }
        if let renews {
            guard let row = rows.consents[renews], row.state.stands, row.purpose == purpose.id,
                row.version <= purpose.version
            else { return Refusal(.consentNotRunning, law: 2) }
            guard rows.isSame(row.person, as: person) else { return Refusal(.otherPerson, law: 2) }
        }
        let others = rows.consents(of: person, purpose: purpose.id).filter { row in
            row.id != renews && row.version == purpose.version && row.state.stands && row.from <= until
                && from <= row.end && !row.pauses.contains(.identity)
        }
        guard others.isEmpty else { return Refusal(.consentAlreadyRuns, law: 2) }
        if let request, let refusal = Judge.answering(request, of: person, purpose, taking, rows, moment) {
            return refusal
        }
        return bounds(terms, moment) ?? Judge.giving(taking, telling, of: person, purpose, terms, rows, moment)
    }

    /// Narrower than the purpose allows, never wider.
    private func bounds(_ terms: PurposeTerms, _ moment: Moment) -> Refusal? {
        guard until <= from.adding(days: Int64(terms.maximumConsentDays)) else {
            return Refusal(.consentTooLong, law: 2)
        }
        if let most = terms.bounds.uses, uses ?? .max > most { return Refusal(.consentTooOften, law: 2) }
        if let uses, uses < 1 { return Refusal(.consentNotRunning, law: 2) }
        if let bound = terms.bounds.frequency, frequency?.isWithin(bound) != true {
            return Refusal(.consentTooOften, law: 2)
        }
        return Judge.waits(from, taking, terms, moment) ? nil : Refusal(.contestPeriodRuns, law: 2)
    }

    /// The yes; what it renews ends, and whatever was asked of the person for this purpose is answered.
    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        var pauses: Set<PauseCause> = []
        if taking.representation?.mode == .assists { pauses.insert(.assent) }
        let renewed = renews.flatMap { rows.consents[$0] }
        if taking.representation?.mandate.kind == .parent {
            if !rows.dissenters(with: self).isEmpty { pauses.insert(.conflict) }
        } else if renewed?.pauses.contains(.conflict) == true {
            pauses.insert(.conflict)
        }
        var row = ConsentRow(
            id: mark.id, person: person, purpose: purpose.id, version: purpose.version, state: state, revision: 1,
            from: from, until: until, pauses: pauses)
        row.isRenewed = renews != nil
        row.allowance = Allowance(uses: uses, frequency: frequency)
        row.actingFor = taking.representation.map { ActingFor($0) }
        var changes: [RowChange] = [.consent(row)]
        if let renewed { changes += rows.ending(renewed.ended(.superseded, by: mark.id)) }
        changes += rows.ownDissents(before: self).map { .consent($0.ended(.superseded, by: mark.id)) }
        return changes + rows.answering(of: person, purpose, by: mark.id)
    }
}

extension ConsentRefusal {
    var rowKeys: [RowKey] {
        [.purpose(id: purpose.id, version: purpose.version), .consents(person, purpose: purpose.id)]
    }

    /// A no while a yes runs would leave the yes in force: it must be taken down as a withdrawal.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.asked(purpose, rows, moment) { return refusal }
        if let request, let refusal = Judge.answering(request, of: person, purpose, taking, rows, moment) {
            return refusal
        }
        let standing = rows.consents(of: person, purpose: purpose.id).contains {
            $0.version == purpose.version && $0.state.stands && moment.at <= $0.end
        }
        return standing ? Refusal(.consentAlreadyRuns, law: 2) : nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        var row = ConsentRow(
            id: mark.id, person: person, purpose: purpose.id, version: purpose.version, state: .refused, revision: 1,
            from: mark.at, until: mark.at)
        row.actingFor = taking.representation.map { ActingFor($0) }
        row.askAgain = rows.purpose(purpose.id, purpose.version)?.terms.askAgain(after: mark.at)
        return [.consent(row)] + rows.answering(of: person, purpose, by: mark.id)
    }
}

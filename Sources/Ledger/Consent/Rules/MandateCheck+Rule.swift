import Catalogue
import Core

extension MandateCheck {
    var rowKeys: [RowKey] {
        [
            .consent(consent), .purpose(id: purpose.id, version: purpose.version),
            .consents(person, purpose: purpose.id),
        ] + (by.map { [.application($0)] } ?? [])
    }

    /// About the mandate under which the consent was given; that it holds is said of one in force that covers it.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.named(consent, of: person, purpose, rows, moment) { return refusal }
        if let by, ![.clerk, .officer].contains(rows.applications[by]?.role) {
            return Refusal(.roleNotAllowed, law: 7)
        }
        guard let row = rows.consents[consent], let actingFor = row.actingFor,
            actingFor.representative == representative, actingFor.kind == mandate.kind,
            mandate.checkedAt <= moment.commit
        else { return Refusal(.mandateNotValid, law: 2) }
        guard holds else { return nil }
        // Another yes may have been given when the mandate had ended.
        let others = rows.consents(of: person, purpose: purpose.id).filter {
            $0.id != consent && $0.version == row.version && $0.state.stands && row.until >= $0.from
        }
        guard others.isEmpty else { return Refusal(.consentAlreadyRuns, law: 2) }
        let product = rows.purpose(purpose.id, purpose.version)?.terms.reach?.product
        return mandate.isInForce(at: moment.at) && mandate.scope.covers(purpose: purpose.id, product: product)
            ? nil : Refusal(.mandateNotValid, law: 2)
    }

    /// The end of a mandate suspends; that it holds reaffirms.
    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard let row = rows.consents[consent] else { return [] }
        return [.consent(holds ? row.checked(until: mandate.until) : row.paused(for: .mandate))]
    }
}

extension ConsentSupersession {
    var rowKeys: [RowKey] {
        [
            .purpose(id: purpose.id, version: purpose.version), .consent(consent), .interest(consent),
            .consents(person, purpose: purpose.id),
        ]
    }

    /// Only to a later version that asks for no more than the one agreed to; what is not known of the old asks again.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.asked(purpose, rows, moment) { return refusal }
        guard let row = rows.consents[consent], row.state.stands, row.purpose == purpose.id,
            row.version < purpose.version, moment.commit <= row.end
        else { return Refusal(.consentNotRunning, law: 2) }
        guard row.person == person else { return Refusal(.otherPerson, law: 2) }
        let standing = rows.consents(of: person, purpose: purpose.id).contains {
            $0.version == purpose.version && $0.state.stands
        }
        if standing { return Refusal(.consentAlreadyRuns, law: 2) }
        return rows.mayCarry(row, to: purpose.version) ? nil : Refusal(.versionWidens, law: 2)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard let row = rows.consents[consent], let terms = rows.purpose(purpose.id, purpose.version)?.terms else {
            return []
        }
        var next = ConsentRow(
            id: mark.id, person: row.person, purpose: purpose.id, version: purpose.version, state: row.state,
            revision: 1, from: row.from, until: min(row.until, row.from.adding(days: Int64(terms.maximumConsentDays))),
            pauses: row.pauses)
        next.isRenewed = row.isRenewed
        next.actingFor = row.actingFor
        next.allowance = Allowance.narrowed(row.allowance, to: terms.bounds)
        return [.consent(next)] + rows.ending(row.ended(.superseded, by: mark.id))
    }
}

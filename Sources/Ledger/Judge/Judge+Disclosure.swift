import Catalogue
import Core

extension DisclosureRecord {
    var rowKeys: [RowKey] {
        [
            .purpose(id: purpose.id, version: purpose.version), .application(requester.application),
        ] + basis.rowKeys + consultations.map { .consultation($0) } + facts.map { .fact($0) }
            + holds.map { .fact($0) } + tellings.map { .telling($0.telling) }
    }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.basis(
            of: purpose, basis, application: requester.application, person: person, in: rows,
            controller: moment.controller, times: moment.times)
        {
            return refusal
        }
        guard let terms = rows.purpose(purpose.id, purpose.version)?.terms else {
            return Refusal(.purposeNotActive, law: 2)
        }
        if let refusal = Judge.emergency(emergency, by: requester, terms.emergency) { return refusal }
        for output in outputs where !terms.outputs.contains(output.name) || !output.isKnown {
            return Refusal(.unknownAttribute, law: 3)
        }
        if terms.requiresCase, caseReference == nil { return Refusal(.caseMissing, law: 2) }
        guard regardsDoubts(in: rows, terms, moment) else { return Refusal(.doubtsChanged, law: 5) }
        let titles = terms.titles.filter { basis.authorisations.contains($0.number) }
        var hasSource = false
        for id in consultations {
            guard let row = rows.consultations[id], row.person == person, row.isFor(purpose),
                row.state != .open
            else { return Refusal(.consultationNotOpen, law: 1) }
            guard row.consent == basis.consent else { return Refusal(.noActiveConsent, law: 2) }
            if row.identity != nil { return Refusal(.identityOpen, law: 3) }
            if row.state == .answered { hasSource = true }
        }
        for id in facts {
            guard let fact = rows.facts[id], fact.person == person else {
                return Refusal(.noSourceBehindValue, law: 1)
            }
            guard titles.contains(where: { $0.admits.contains(fact.finality) }) else {
                return Refusal(.finalityNotAdmitted, law: 4)
            }
            hasSource = true
        }
        var told: Set<String> = []
        for use in tellings {
            guard let row = rows.tellings[use.telling], use.isOf(row),
                rows.mayUse(row, for: purpose.id, terms, of: person, at: moment.commit)
            else { return Refusal(.noSourceBehindValue, law: 1) }
            told.insert(row.kind.rawValue)
        }
        // What was told and has gone or was corrected meanwhile is not handed over, whatever else is.
        for output in outputs where output.state == "value" && !told.contains(output.name) {
            if Tellable(rawValue: output.name).map(terms.tells.contains) == true {
                return Refusal(.noSourceBehindValue, law: 1)
            }
        }
        if !holds.isEmpty {
            guard Judge.justifies(interest, basis.consent, terms, rows, moment.times),
                !consultations.contains(where: { rows.consultations[$0]?.keepsNothing == true })
            else { return Refusal(.keepingNotAllowed, law: 4) }
        }
        for id in holds {
            guard let fact = rows.facts[id], fact.person == person,
                titles.contains(where: {
                    $0.mayKeep(for: interest, moment.at) && $0.admits.contains(fact.finality)
                })
            else { return Refusal(.keepingNotAllowed, law: 4) }
        }
        // A person's word stands behind what they told, and behind nothing that a source would tell.
        if !hasSource, outputs.contains(where: { $0.tellsSomething && !told.contains($0.name) }) {
            return Refusal(.noSourceBehindValue, law: 5)
        }
        return nil
    }

    /// Whether the answer was made with just those doubts that stand; one that is known no more, since its entry was
    /// erased, is no reason.
    private func regardsDoubts(in rows: Rows, _ terms: PurposeTerms, _ moment: Moment) -> Bool {
        let standing = rows.doubts(about: person, read: terms, at: moment.at).map(\.id)
        return standing.allSatisfy(doubts.contains)
            && doubts.allSatisfy { standing.contains($0) || rows.matters[$0] == nil }
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        var changes = rows.emergency(person, purpose, requester.application, at: mark)
        // A consent that is counted is used once more, in the transaction that judged whether it could be.
        if let row = basis.consent.flatMap({ rows.consents[$0.id] }), row.allowance != nil {
            changes.append(.consent(row.used(at: mark.at)))
        }
        guard let interest else { return changes }
        for fact in holds where rows.facts[fact] != nil {
            changes.append(.hold(HoldRow(fact: fact, interest: interest, purpose: purpose.id)))
        }
        return changes
    }
}

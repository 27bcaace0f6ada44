import Catalogue
import Core

extension Rows {
    /// Carries out an event that was judged lawful, and says what changed.
    ///
    /// Pure and total: live and replay agree.
    package mutating func apply(_ event: Event, at position: Position) -> [RowChange] {
        let changes = changes(of: event, at: position)
        for change in changes { set(change) }
        return changes
    }

    private func changes(of event: Event, at position: Position) -> [RowChange] {
        switch event.act {
        case .logOpened, .retried, .refused, .checked, .inspected: return []
        case .purposeActivated(let activation):
            let earlier = purposes.values.filter { $0.ref.id == activation.purpose.ref.id && $0.isActive }
                .sorted { $0.ref.version < $1.ref.version }
            return earlier.map { row in
                var retired = row
                retired.isActive = false
                return .purpose(retired)
            } + [.purpose(PurposeRow(ref: activation.purpose.ref, terms: activation.purpose.terms, isActive: true))]
        case .purposeRetired(let retirement):
            guard var row = purpose(retirement.purpose.id, retirement.purpose.version) else { return [] }
            row.isActive = false
            return [.purpose(row)]
        case .applicationRegistered(let registration): return [.application(registration.application)]
        case .consentGiven(let grant):
            return [
                .consent(
                    ConsentRow(
                        id: event.id, person: grant.person, purpose: grant.purpose.id, version: grant.purpose.version,
                        state: .given, revision: 1, from: grant.from, until: grant.until))
            ]
        case .consentRefused(let refusal):
            return [
                .consent(
                    ConsentRow(
                        id: event.id, person: refusal.person, purpose: refusal.purpose.id,
                        version: refusal.purpose.version, state: .refused, revision: 1, from: event.at,
                        until: event.at))
            ]
        case .consentWithdrawn(let withdrawal): return withdraw(withdrawal.consent, at: position)
        case .consulted(let consultation):
            return [
                .consultation(
                    ConsultationRow(
                        id: event.id, person: consultation.person, purpose: consultation.purpose.id,
                        version: consultation.purpose.version, consent: consultation.basis.consent,
                        identity: consultation.identity, state: .open))
            ]
        case .closed(let closing): return close(closing)
        case .identityChanged(let change): return self.change(change, id: event.id, at: event.at)
        case .identityDecided(let decision): return decide(decision)
        case .disclosed(let disclosure):
            guard let interest = disclosure.interest else { return [] }
            return disclosure.holds.filter { facts[$0] != nil }.map {
                .hold(HoldRow(fact: $0, interest: interest, purpose: disclosure.purpose.id))
            }
        }
    }

    /// A withdrawal ends the consent's interests; a fact that nothing else holds goes with them, in this transaction.
    private func withdraw(_ consent: Identifier, at position: Position) -> [RowChange] {
        guard var row = consents[consent] else { return [] }
        row.state = .withdrawn
        row.revision += 1
        var changes: [RowChange] = [.consent(row)]
        for key in holds(of: consent) {
            changes.append(.dropHold(key))
            if !hasOtherHold(on: key.fact, than: consent) { changes.append(.dropFact(key.fact)) }
        }
        return changes
    }

    private func close(_ closing: ConsultationClosing) -> [RowChange] {
        guard var row = consultations[closing.consultation] else { return [] }
        row.state = closing.calls.contains { $0.hasData } && closing.ending == .answered ? .answered : .failed
        var changes: [RowChange] = [.consultation(row)]
        guard let interest = closing.interest else { return changes }
        for kept in closing.kept {
            if facts[kept.id] == nil {
                changes.append(.fact(FactRow(id: kept.id, person: closing.person, finality: kept.finality)))
            }
            changes.append(.hold(HoldRow(fact: kept.id, interest: interest, purpose: closing.purpose.id)))
        }
        return changes
    }
}

import Catalogue
import Core

extension Rows {
    /// Whose answers an event may change; asked before it is applied, of the rows that it was judged by.
    ///
    /// The end of a case is none: its own application tells it, and the answer is what it was.
    package func notices(of event: Event, at position: Position) -> [AnswerNotice] {
        switch event.act {
        case .purposeActivated(let activation):
            let id = activation.purpose.ref.id
            return activePurpose(id) == nil ? [] : [AnswerNotice(person: nil, purpose: id)]
        case .purposeRetired(let retirement): return [AnswerNotice(person: nil, purpose: retirement.purpose.id)]
        case .restrictionSet(let order): return noticing(order.person, [order.purpose])
        case .restrictionLifted(let lifting): return noticing(lifting.person, [purpose(ofMatter: lifting.restriction)])
        case .objected(let objection): return noticing(objection.person, [objection.purpose.id])
        case .objectionDecided(let decision):
            return noticing(decision.person, [purpose(ofMatter: decision.objection)])
        case .closed(let closing): return noticing(closing, at: event.at)
        case .changeNoticed(let notice): return noticing(notice.person, notice.purposes)
        case .doubtRaised(let raising): return noticing(raising.person, raising.purposes)
        case .doubtEnded(let ending): return noticing(ending.person, ending.purposes)
        case .toldOnce(let telling): return noticing(telling.person, purposes(using: telling.kind))
        case .toldCorrected(let correction): return noticing(correction.person, purposes(using: correction.kind))
        case .toldWithdrawn(let withdrawal): return noticing(withdrawal.person, purposes(using: withdrawal.kind))
        case .toldExpired(let expiry): return noticing(expiry.person, purposes(using: expiry.kind))
        case .consentGiven, .consentRenewed, .consentWithdrawn, .consentAssented, .consentContested, .consentPaused,
            .consentResumed, .consentExpired, .consentSuperseded, .consentRevoked, .consentInvalidated,
            .mandateChecked:
            return turned(by: changes(of: event, position))
        case .identityChanged, .identityDecided, .interestsEnded:
            let changes = changes(of: event, position)
            return once(dropped(by: changes) + turned(by: changes))
        default: return []
        }
    }

    /// Where a source told another thing than was kept: the purposes that may use both and follow the person still.
    ///
    /// Who asked has the answer under this purpose; under another of its own it is told like anyone.
    private func noticing(_ closing: ConsultationClosing, at instant: Instant) -> [AnswerNotice] {
        guard !closing.changed.isEmpty else { return [] }
        let running = purposes(following: closing.person, at: instant)
        return once(
            closing.changed.filter(running.contains).flatMap { purpose in
                let asker = purpose == closing.purpose.id ? closing.asker : nil
                return behind(AnswerNotice(person: closing.person, purpose: purpose, asker: asker))
            })
    }

    /// The purposes with an interest in a person that runs: something is kept for it, or a consent permits.
    private func purposes(following person: SubjectRef, at instant: Instant) -> Set<String> {
        let people = people(behind: person)
        let kept = people.flatMap(facts(of:)).flatMap { fact in
            holds(on: fact.id).compactMap { holds[$0] }.filter { hold in
                hold.interest.kind != .inscription && end(of: hold, on: fact, at: instant) == nil
            }
        }
        let permitted = consents.values.filter { people.contains($0.person) && $0.permits(at: instant) }
        return Set(kept.map(\.purpose) + permitted.map(\.purpose))
    }

    func changes(of event: Event, _ position: Position) -> [RowChange] {
        event.act.changes(in: self, at: EntryMark(id: event.id, at: event.at, position: position))
    }

    /// The purposes for which more or less is permitted than before; a yes in the place of another changes nothing.
    private func turned(by changes: [RowChange]) -> [AnswerNotice] {
        permissions(in: changes).filter { $0.before != $0.after }.flatMap { behind($0.notice) }
    }

    /// The purposes whose consents change, and whether one of those permits, before and after.
    func permissions(in changes: [RowChange]) -> [(notice: AnswerNotice, before: Bool, after: Bool)] {
        var order: [AnswerNotice] = []
        var permitted: [AnswerNotice: (before: Bool, after: Bool)] = [:]
        for case .consent(let row) in changes {
            let notice = AnswerNotice(person: row.person, purpose: row.purpose)
            if permitted[notice] == nil { order.append(notice) }
            let known = permitted[notice] ?? (false, false)
            permitted[notice] = (
                known.before || consents[row.id]?.state.permits ?? false, known.after || row.state.permits
            )
        }
        return order.map { notice in
            let (before, after) = permitted[notice] ?? (false, false)
            return (notice, before, after)
        }
    }

    /// The purposes whose interest in a kept fact goes.
    private func dropped(by changes: [RowChange]) -> [AnswerNotice] {
        changes.flatMap { change -> [AnswerNotice] in
            guard case .dropHold(let key) = change, let hold = holds[key], let fact = facts[key.fact] else { return [] }
            return behind(AnswerNotice(person: fact.person, purpose: hold.purpose))
        }
    }

    private func noticing(_ person: SubjectRef, _ purposes: [String?]) -> [AnswerNotice] {
        once(purposes.flatMap { behind(AnswerNotice(person: person, purpose: $0)) })
    }

    /// Who was answered under an earlier number knows the person by that one.
    private func behind(_ notice: AnswerNotice) -> [AnswerNotice] {
        guard let person = notice.person else { return [notice] }
        return people(behind: person).map {
            AnswerNotice(person: $0, purpose: notice.purpose, asker: notice.asker)
        }
    }

    func once(_ notices: [AnswerNotice]) -> [AnswerNotice] {
        var seen: Set<AnswerNotice> = []
        return notices.filter { seen.insert($0).inserted }
    }

    /// The purposes in force that hand over what is told; whether each may use this one is its answer's to say.
    private func purposes(using kind: Tellable) -> [String] {
        purposes.values.filter { $0.isActive && $0.terms.tells.contains(kind) }.map(\.ref.id).sorted()
    }

    /// The purpose that an officer's matter is about; `nil` for all.
    private func purpose(ofMatter id: Identifier) -> String? {
        switch matters[id]?.matter {
        case .objection(let purpose): purpose
        case .restriction(let restriction): restriction.purpose
        default: nil
        }
    }
}

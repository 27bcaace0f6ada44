import Catalogue
package import Core

extension Rows {
    /// Whose answers an event may change; asked before it is applied, of the rows that it was judged by.
    ///
    /// The end of a case is none: its own application tells it, and the answer is what it was.
    package func notices(of event: Event, at position: Position) -> [AnswerNotice] {
        switch event.act {
        case .purposeActivated(let activation):
            return [AnswerNotice(person: nil, purpose: activation.purpose.ref.id)]
        case .purposeRetired(let retirement): return [AnswerNotice(person: nil, purpose: retirement.purpose.id)]
        case .restrictionSet(let order): return noticing(order.person, [order.purpose])
        case .restrictionLifted(let lifting): return noticing(lifting.person, [purpose(ofMatter: lifting.restriction)])
        case .objected(let objection): return noticing(objection.person, [objection.purpose.id])
        case .objectionDecided(let decision):
            return noticing(decision.person, [purpose(ofMatter: decision.objection)])
        case .closed(let closing): return noticing(closing, at: event.at)
        // A purpose may have begun to hold what goes after the source's word was looked into.
        case .changeNoticed(let notice):
            return once(noticing(notice.person, notice.purposes) + dropped(by: changes(of: event, position)))
        case .doubtRaised(let raising):
            return once(noticing(raising.person, raising.purposes) + told(raising.attribute, by: raising.person))
        case .doubtEnded(let ending):
            let listed = noticing(ending.person, ending.purposes) + dropped(by: changes(of: event, position))
            guard case .doubt(let doubt)? = matters[ending.doubt]?.matter else { return once(listed) }
            return once(listed + told(doubt.attribute, by: ending.person))
        case .toldOnce, .toldCorrected, .toldWithdrawn, .toldExpired:
            return once(told(by: changes(of: event, position)))
        case .consentGiven, .consentRenewed, .consentWithdrawn, .consentAssented, .consentContested, .consentPaused,
            .consentResumed, .consentExpired, .consentSuperseded, .consentRevoked, .consentInvalidated,
            .mandateChecked:
            return turned(by: changes(of: event, position), at: event.at)
        case .interestsEnded: return once(dropped(by: changes(of: event, position)))
        case .erasurePerformed, .erasureReplayed:
            let changes = changes(of: event, position)
            return once(dropped(by: changes) + told(by: changes))
        case .identityChanged(let change):
            let changes = changes(of: event, position)
            return once(dropped(by: changes) + turned(by: changes, at: event.at) + told(by: change.person))
        case .identityDecided(let decision):
            guard decision.verdict == .same else { return [] }
            let changes = changes(of: event, position)
            let found = turned(by: changes, at: event.at) + told(by: decision.person)
            // Who asked under the new number knows the person by that one.
            return once(found.flatMap { notice in [notice] + (decision.successor.map { [notice.about($0)] } ?? []) })
        default: return []
        }
    }

    /// Every ref of a person, whichever was asked about: those before it and after it that were found to be the same
    /// person's.
    package func names(of person: SubjectRef) -> [SubjectRef] {
        var found = [person]
        guard !links.isEmpty else { return found }
        var index = 0
        while index < found.count {
            let before = links(to: found[index]).filter { $0.state == .same }.map(\.person)
            let after = links(from: found[index]).filter { $0.state == .same }.compactMap(\.successor)
            for ref in before + after.sorted(by: { $0.text < $1.text }) where !found.contains(ref) {
                found.append(ref)
            }
            index += 1
        }
        return found
    }

    /// Where a source told another thing than was kept: the purposes that may use both and follow the person still.
    ///
    /// Who asked has the answer under this purpose; under another of its own it is told like anyone.
    private func noticing(_ closing: ConsultationClosing, at instant: Instant) -> [AnswerNotice] {
        guard !closing.changed.isEmpty else { return [] }
        let running = purposes(following: closing.person, at: instant)
        return once(
            closing.changed.filter(running.contains).map { purpose in
                let asker = purpose == closing.purpose.id ? closing.asker : nil
                return AnswerNotice(person: closing.person, purpose: purpose, asker: asker, showsInterest: true)
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
    ///
    /// A yes that permits from a later moment on is noticed then.
    private func turned(by changes: [RowChange], at instant: Instant) -> [AnswerNotice] {
        permissions(in: changes, at: instant).flatMap { turn -> [AnswerNotice] in
            let later = turn.due.map { AnswerNotice(person: turn.notice.person, purpose: turn.notice.purpose, due: $0) }
            return (turn.before == turn.after ? [] : [turn.notice]) + (turn.after ? [] : later.map { [$0] } ?? [])
        }
    }

    /// The purposes whose consents change: whether one of those permits before and after, and when one begins to.
    func permissions(
        in changes: [RowChange], at instant: Instant
    ) -> [(notice: AnswerNotice, before: Bool, after: Bool, due: Instant?)] {
        var order: [AnswerNotice] = []
        var turns: [AnswerNotice: (before: Bool, after: Bool, due: Instant?)] = [:]
        for case .consent(let row) in changes {
            let notice = AnswerNotice(person: row.person, purpose: row.purpose, showsInterest: true)
            if turns[notice] == nil { order.append(notice) }
            var turn = turns[notice] ?? (false, false, nil)
            if let known = consents[row.id], known.state.permits, known.from <= instant { turn.before = true }
            if row.state.permits, row.from <= instant { turn.after = true }
            if row.state.permits, row.from > instant { turn.due = min(turn.due ?? row.from, row.from) }
            turns[notice] = turn
        }
        return order.map { notice in
            let turn = turns[notice] ?? (false, false, nil)
            return (notice, turn.before, turn.after, turn.due)
        }
    }

    /// The purposes whose interest in a kept fact goes; a number that is kept for its inscription serves no answer.
    private func dropped(by changes: [RowChange]) -> [AnswerNotice] {
        changes.compactMap { change in
            guard case .dropHold(let key) = change, let hold = anyHold(key), hold.interest.kind != .inscription,
                let person = personOfAny(fact: key.fact)
            else { return nil }
            return AnswerNotice(person: person, purpose: hold.purpose, showsInterest: true)
        }
    }

    /// The purposes that hand over what is told, corrected, taken back or let go of: those before and those after.
    private func told(by changes: [RowChange]) -> [AnswerNotice] {
        changes.flatMap { change -> [AnswerNotice] in
            switch change {
            case .telling(let row): (anyTelling(row.id).map { using($0) } ?? []) + using(row)
            case .drop(let name) where name.kind == .telling: anyTelling(name.id).map { using($0) } ?? []
            default: []
            }
        }
    }

    /// The purposes that hand over what a person told, of every kind where none is named.
    private func told(_ attribute: String? = nil, by person: SubjectRef) -> [AnswerNotice] {
        tellings(of: person).filter { attribute ?? $0.kind.rawValue == $0.kind.rawValue }.flatMap { using($0) }
    }

    /// The purposes in force that hand it over, as far as the citizen lets them.
    private func using(_ telling: TellingRow) -> [AnswerNotice] {
        guard !telling.isTakenBack else { return [] }
        let using = purposes.values.filter { row in
            row.isActive && row.terms.tells.contains(telling.kind) && telling.isFor(row.ref.id)
        }
        return using.map(\.ref.id).sorted()
            .map { AnswerNotice(person: telling.person, purpose: $0, showsInterest: true) }
    }

    private func noticing(_ person: SubjectRef, _ purposes: [String?]) -> [AnswerNotice] {
        once(purposes.map { AnswerNotice(person: person, purpose: $0) })
    }

    func once(_ notices: [AnswerNotice]) -> [AnswerNotice] {
        var seen: Set<AnswerNotice> = []
        return notices.filter { seen.insert($0).inserted }
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

/// Rows of whatever log: an erasure lets go of them without carrying them first.
extension Rows {
    private func anyHold(_ key: HoldKey) -> HoldRow? {
        if let row = holds[key] { return row }
        guard case .hold(let row)? = earlier[.hold(key)]?.row else { return nil }
        return row
    }

    private func personOfAny(fact id: Identifier) -> SubjectRef? {
        if let row = facts[id] { return row.person }
        guard case .fact(let row)? = earlier[.fact(id)]?.row else { return nil }
        return row.person
    }

    private func anyTelling(_ id: Identifier) -> TellingRow? {
        if let row = tellings[id] { return row }
        guard case .telling(let row)? = earlier[.telling(id)]?.row else { return nil }
        return row
    }
}

import Catalogue
package import Core

extension Rows {
    /// Holds that go, and each fact that nothing else holds with them.
    func dropping(_ keys: [HoldKey]) -> [RowChange] {
        let dropped = Set(keys)
        var changes: [RowChange] = keys.map { .dropHold($0) }
        var seen: Set<Identifier> = []
        for key in keys where seen.insert(key.fact).inserted {
            if holds(on: key.fact).allSatisfy(dropped.contains) { changes.append(.dropFact(key.fact)) }
        }
        return changes
    }

    /// Why a hold counts no more; `nil` while it does.
    ///
    /// It reads the hold's purpose, its consent where it rests on one, and what officers decided about the person.
    package func end(of hold: HoldRow, on fact: FactRow, at instant: Instant) -> HoldEnd? {
        if hold.interest.until < instant { return .term }
        // It ends with its term, or with the source's answer that it is struck out.
        if hold.interest.kind == .inscription { return nil }
        if hold.interest.kind == .consent {
            guard let consent = consents[hold.interest.id], consent.state.stands, instant <= consent.end else {
                return .consent
            }
        }
        guard let terms = activePurpose(hold.purpose)?.terms else { return .purpose }
        let today = BelgianCalendar.date(at: instant)
        let mayKeep = terms.titles.contains { title in
            title.mayKeep && today <= title.until && title.admits.contains(fact.finality)
                && (hold.interest.kind != .followUp || title.followUpDays > 0)
        }
        if !mayKeep { return .title }
        return hasUpheldObjection(of: fact.person, to: hold.purpose) ? .objection : nil
    }

    /// The last moment of a purpose's follow-up of a person; `nil` where none runs.
    func followUpEnd(
        _ interest: Identifier, of person: SubjectRef, for purpose: String, at instant: Instant
    ) -> Instant? {
        holds(of: interest).compactMap { key -> Instant? in
            guard let hold = holds[key], hold.interest.kind == .followUp, hold.purpose == purpose,
                let fact = facts[key.fact], fact.person == person, end(of: hold, on: fact, at: instant) == nil
            else { return nil }
            return hold.interest.until
        }.max()
    }

    /// Whether an inscription has outlived its reason: nothing else is held of its person under its finality.
    package func isSpent(_ hold: HoldRow, at instant: Instant) -> Bool {
        guard hold.interest.kind == .inscription, let inscribed = facts[hold.fact] else { return false }
        return !facts(of: inscribed.person).contains { fact in
            fact.finality == inscribed.finality
                && holds(on: fact.id).contains { key in
                    guard let other = holds[key]?.interest else { return false }
                    return other.kind != .inscription && other.until >= instant
                }
        }
    }

    /// What is under way about a person, to keep nothing of it: all of it, or what asks for a case.
    func keepingNothing(of person: SubjectRef, openCase: Identifier? = nil) -> [RowChange] {
        openConsultations(of: person).filter { openCase == nil || $0.openCase == openCase }.map { row in
            var marked = row
            marked.keepsNothing = true
            return .consultation(marked)
        }
    }

    func hasUpheldObjection(of person: SubjectRef, to purpose: String) -> Bool {
        matters(of: person).contains { row in
            guard row.state == .upheld, case .objection(let objected) = row.matter else { return false }
            return objected == purpose
        }
    }

    /// The holds on a fact but that of an inscription, which needs the number until the source has struck it out.
    func holdsOfData(on fact: Identifier) -> [HoldKey] {
        holds(on: fact).filter { holds[$0]?.interest.kind != .inscription }
    }

    /// The holds of a purpose on facts of a person, those under earlier numbers included; on all facts without one.
    func holds(for purpose: String, of person: SubjectRef? = nil) -> [HoldKey] {
        let behind = person.map { Set(people(behind: $0)) }
        var found: [HoldKey] = []
        for hold in holds.values where hold.purpose == purpose && hold.interest.kind != .inscription {
            guard let behind else {
                found.append(hold.key)
                continue
            }
            if let fact = facts[hold.fact], behind.contains(fact.person) { found.append(hold.key) }
        }
        return found.sorted { ($0.fact.text, $0.interest.text) < ($1.fact.text, $1.interest.text) }
    }
}

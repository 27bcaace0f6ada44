package import Core

extension Rows {
    /// A person's ref, and before it those that were found to be the same person's earlier ones.
    package func people(behind person: SubjectRef) -> [SubjectRef] {
        var found = [person]
        guard !links.isEmpty else { return found }
        var index = 0
        while index < found.count {
            for link in links(to: found[index]) where link.state == .same && !found.contains(link.person) {
                found.append(link.person)
            }
            index += 1
        }
        return found
    }

    /// Whether `earlier` is this person, or was found to be.
    package func isSame(_ earlier: SubjectRef, as person: SubjectRef) -> Bool {
        earlier == person || (!links.isEmpty && people(behind: person).contains(earlier))
    }

    /// Whether a source said of a person that the number is theirs no more, and nobody has decided what that means.
    func isInDoubt(_ person: SubjectRef) -> Bool {
        guard !links.isEmpty else { return false }
        return people(behind: person).contains { links(from: $0).contains { $0.state == .open } }
    }

    /// The consents that an open change of identity has stopped for now.
    package func pausedConsents(of person: SubjectRef) -> [ConsentRow] {
        let people = people(behind: person)
        return consents.values.filter { $0.pauses.contains(.identity) && people.contains($0.person) }
            .sorted { $0.id.text < $1.id.text }
    }

    /// A change of identity takes with it what was known, and stops what was permitted; the number by which an inscription
    /// is ended stays for that.
    func change(_ change: IdentityChange, id: Identifier, at instant: Instant) -> [RowChange] {
        let people = people(behind: change.person)
        var changes: [RowChange] = [
            .link(LinkRow(id: id, person: change.person, successor: change.successor, state: .open))
        ]
        let running = consents.values.filter {
            $0.state.stands && !$0.pauses.contains(.identity) && instant <= $0.until && people.contains($0.person)
        }
        for consent in running.sorted(by: { $0.id.text < $1.id.text }) {
            changes.append(.consent(consent.paused(for: .identity)))
        }
        let known = facts.values.filter { people.contains($0.person) }
        for fact in known.sorted(by: { $0.id.text < $1.id.text }) {
            let data = holdsOfData(on: fact.id)
            changes += data.map { .dropHold($0) }
            if holds(on: fact.id).count == data.count { changes.append(.dropFact(fact.id)) }
        }
        return changes
    }

    /// The same person again: what was paused goes on as it was given.
    func decide(_ decision: IdentityDecision) -> [RowChange] {
        guard var link = links[decision.identity] else { return [] }
        link.state = decision.verdict == .same ? .same : .other
        guard decision.verdict == .same else { return [.link(link)] }
        return [.link(link)]
            + pausedConsents(of: link.person).map { .consent($0.resumed(from: .identity)) }
    }
}

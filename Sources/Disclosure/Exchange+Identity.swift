import Catalogue
import Core
import Ledger

extension Exchange {
    /// A source says that the number is this person's no more: recorded at once, with all that follows from it, and
    /// settled where a fresh record under the new number agrees on birth date and name.
    ///
    /// Else it stays open until an officer decides (``IdentityDesk``).
    func replace(
        _ standing: Standing, _ need: FactNeed, _ consultation: Identifier, _ told: NumberReplacement
    ) async throws(LedgerError) {
        // What was known goes with the record of the change, so it is taken in memory before.
        let known = try await traits(known: standing, need)
        var successor: SubjectRef?
        if let number = told.number { successor = try await subjects.ref(of: number) }
        let change = IdentityChange(
            person: standing.person, successor: successor, purpose: standing.purpose.ref, consultation: consultation)
        // Who is told the same later changes nothing.
        guard case .appended(let line) = try await journal.record(.identityChanged(change)) else { return }
        for person in try await journal.storage.rows([]).people(behind: standing.person) { facts.forget(person) }
        guard let known, let number = told.number, let successor,
            let (consulted, fresh) = try await traits(fresh: standing, number, successor, for: line.id),
            fresh == known
        else { return }
        _ = try await journal.record(
            .identityDecided(
                IdentityDecision(
                    identity: line.id, person: standing.person, successor: successor, verdict: .same,
                    ground: .source(consultation: consulted))))
    }

    /// Birth date and name as this purpose may know them without asking.
    private func traits(known standing: Standing, _ need: FactNeed) async throws(LedgerError) -> PersonTraits? {
        guard mayCompare(standing.purpose) else { return nil }
        let need = FactNeed(
            person: standing.person, number: need.number, purpose: standing.purpose,
            attributes: PersonTraits.attributes, referenceDate: standing.day)
        return PersonTraits(try await facts.usable(for: need).map(\.fact))
    }

    /// Birth date and name under the new number: a consultation of its own, that a paused consent permits and no other.
    private func traits(
        fresh standing: Standing, _ number: INSZ, _ successor: SubjectRef, for identity: Identifier
    ) async throws(LedgerError) -> (Identifier, PersonTraits)? {
        let need = FactNeed(
            person: successor, number: .person(number), purpose: standing.purpose, attributes: PersonTraits.attributes,
            referenceDate: standing.day, isOfTask: journal.isForTasks)
        var consent: Basis.ConsentCitation?
        if let cited = standing.basis.consent {
            guard let row = try await journal.storage.rows([.consent(cited.id)]).consents[cited.id] else { return nil }
            consent = Basis.ConsentCitation(id: row.id, revision: row.revision)
        }
        let titles = Set(PersonTraits.attributes.compactMap { standing.purpose.authorisation(for: $0)?.number })
        let settling = Standing(
            request: standing.request, person: successor, purpose: standing.purpose,
            basis: Basis(authorisations: titles.sorted(), consent: consent), consentUntil: nil, day: standing.day,
            interest: nil)
        guard case .gathered(let fetched) = try await consult(settling, need, need.attributes, settling: identity),
            let consultation = fetched.consultation, let traits = PersonTraits(fetched.calls.flatMap(\.facts))
        else { return nil }
        return (consultation, traits)
    }

    private func mayCompare(_ purpose: Purpose) -> Bool {
        PersonTraits.attributes.allSatisfy { purpose.authorisation(for: $0) != nil }
    }
}

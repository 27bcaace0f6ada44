package import Catalogue
package import Core

extension Rows {
    /// What a person told, those under earlier numbers included, oldest first.
    package func tellings(of person: SubjectRef) -> [TellingRow] {
        let people = links.isEmpty ? [person] : people(behind: person)
        return people.flatMap { tellingsOfPerson[$0] ?? [] }.compactMap { tellings[$0] }
            .sorted { $0.id.text < $1.id.text }
    }

    /// Why something told counts no more; `nil` while it does.
    ///
    /// It reads the purpose for which it was told, and what officers decided about the person.
    package func end(of telling: TellingRow, at instant: Instant) -> HoldEnd? {
        if telling.until < instant { return .term }
        guard let terms = activePurpose(telling.purpose)?.terms else { return .purpose }
        if !terms.tells.contains(telling.kind) { return .title }
        return hasUpheldObjection(of: telling.person, to: telling.purpose) ? .objection : nil
    }

    /// Whether a purpose may use what a person told, now.
    package func mayUse(
        _ telling: TellingRow, for purpose: String, _ terms: PurposeTerms, of person: SubjectRef, at instant: Instant
    ) -> Bool {
        terms.tells.contains(telling.kind) && telling.isFor(purpose) && !telling.isTakenBack
            && isSame(telling.person, as: person) && !isInDoubt(person) && end(of: telling, at: instant) == nil
    }

    /// What a person told of a kind and took back, where somebody else could tell it anew in their name.
    package func takenBack(_ kind: Tellable, by person: SubjectRef, at instant: Instant) -> [TellingRow] {
        guard kind.isGuarded else { return [] }
        return tellings(of: person).filter { $0.kind == kind && $0.isTakenBack && end(of: $0, at: instant) == nil }
    }

    /// A contact of the person that stood long enough to warn them at: e-mail before telephone.
    package func steadyContact(of person: SubjectRef, at instant: Instant) -> TellingRow? {
        let steady = tellings(of: person).filter { $0.carriesNotice(at: instant) }
        return steady.first { $0.kind == .email } ?? steady.first
    }
}

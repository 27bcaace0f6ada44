import Catalogue
import Core

extension Judge {
    /// A change is recorded once, on the word of a consultation about that person.
    static func judge(_ change: IdentityChange, _ rows: Rows, _ controller: String) -> Refusal? {
        if let refusal = foreign(change.purpose, controller) { return refusal }
        guard let row = rows.consultations[change.consultation], row.state == .answered, row.person == change.person,
            row.isFor(change.purpose), rows.purpose(row.purpose, row.version)?.ref == change.purpose
        else { return Refusal(.consultationNotOpen, law: 1) }
        let people = rows.people(behind: change.person)
        let isKnown = rows.links(from: change.person).contains { link in
            link.state == .open || link.successor == change.successor
        }
        guard !isKnown, change.successor.map(people.contains) != true else {
            return Refusal(.identityNotOpen, law: 2)
        }
        return nil
    }

    /// A source can only say yes, and only by a record under the new number; all else is an officer's.
    static func judge(_ decision: IdentityDecision, _ rows: Rows) -> Refusal? {
        guard let link = rows.links[decision.identity], link.state == .open, link.person == decision.person,
            link.successor == decision.successor
        else { return Refusal(.identityNotOpen, law: 2) }
        switch decision.ground {
        case .officer(let name, _): return officer(name, rows)
        case .source(let id):
            guard decision.verdict == .same, let row = rows.consultations[id], row.state == .answered,
                row.person == link.successor, row.identity == link.id
            else { return Refusal(.noSourceBehindValue, law: 5) }
            return nil
        }
    }

    /// Whether a consent that is paused for this change may carry the one question that it still permits: who the person
    /// under the new number is.
    static func carries(
        _ consent: ConsentRow, _ cited: Basis.ConsentCitation, _ link: LinkRow, _ rows: Rows,
        _ times: (Instant, Instant)
    ) -> Bool {
        consent.state == .paused && consent.revision == cited.revision && rows.isSame(consent.person, as: link.person)
            && consent.from <= times.0 && times.1 <= consent.until
    }
}

import Catalogue
import Core

extension IdentityChange {
    var rowKeys: [RowKey] {
        [
            .consultation(consultation), .person(person), .tellings(person),
            .purpose(id: purpose.id, version: purpose.version),
        ]
    }

    /// A change is recorded once, on the word of a consultation about that person.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.foreign(purpose, moment.controller) { return refusal }
        guard let row = rows.consultations[consultation], row.state == .answered, row.person == person,
            row.isFor(purpose), rows.purpose(row.purpose, row.version)?.ref == purpose
        else { return Refusal(.consultationNotOpen, law: 1) }
        let people = rows.people(behind: person)
        let isKnown = rows.links(from: person).contains { link in
            link.state == .open || link.successor == successor
        }
        guard !isKnown, successor.map(people.contains) != true else {
            return Refusal(.identityNotOpen, law: 2)
        }
        return nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] { rows.change(self, id: mark.id, at: mark.at) }
}

extension IdentityDecision {
    var rowKeys: [RowKey] {
        switch ground {
        case .source(let consultation): [.consultation(consultation), .person(person), .tellings(person)]
        case .officer(let name, _): [.application(name), .person(person), .tellings(person)]
        }
    }

    /// A source can only say yes, and only by a record under the new number; all else is an officer's.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let link = rows.links[identity], link.state == .open, link.person == person,
            link.successor == successor
        else { return Refusal(.identityNotOpen, law: 2) }
        switch ground {
        case .officer(let name, _): return Judge.officer(name, rows)
        case .source(let id):
            guard verdict == .same, let row = rows.consultations[id], row.state == .answered,
                row.person == link.successor, row.identity == link.id
            else { return Refusal(.noSourceBehindValue, law: 5) }
            return nil
        }
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] { rows.decide(self) }
}

extension Judge {
    /// Whether a consent that is paused for this change may carry the one question that it still permits: who the person
    /// under the new number is.
    static func carries(
        _ consent: ConsentRow, _ cited: Basis.ConsentCitation, _ link: LinkRow, _ rows: Rows,
        _ times: (Instant, Instant)
    ) -> Bool {
        consent.pauses == [.identity] && consent.revision == cited.revision
            && rows.isSame(consent.person, as: link.person) && consent.hasRoom(at: times.0)
            && consent.hasRoom(at: times.1)
    }
}

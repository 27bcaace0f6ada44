package import Core

/// The end of a doubt: what the source tells counts as any other value again.
///
/// Where the source was corrected, what was kept of the attribute goes in this transaction, so that it is asked anew.
package struct DoubtEnding: EventRecord {
    package enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// The source tells otherwise now.
        case corrected
        /// The value was right.
        case unfounded
        /// Who contested it does so no more.
        case withdrawn
        /// No case confirmed it in time.
        case expired
    }

    package let person: SubjectRef
    package let doubt: Identifier
    package let outcome: Outcome
    /// The kept facts of the attribute, where the source was corrected.
    package let facts: [Identifier]
    /// The purposes that read the attribute: their answers may be other now.
    package let purposes: [String]
    /// Who ends it; `nil` where it ends by itself.
    package let requester: Requester?

    package init(
        person: SubjectRef, doubt: Identifier, outcome: Outcome, facts: [Identifier] = [], purposes: [String] = [],
        requester: Requester?
    ) {
        self.person = person
        self.doubt = doubt
        self.outcome = outcome
        self.facts = facts
        self.purposes = purposes
        self.requester = requester
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .compact([
            "doubt": .string(doubt.text), "outcome": .string(outcome.rawValue), "requester": requester?.json,
            "purposes": .array(purposes.map { .string($0) }),
            "facts": facts.isEmpty ? nil : .array(facts.map { .string($0.text) }),
        ])
    }
    var staff: JSON? { requester?.staffJSON }
    var columns: EntryColumns {
        EntryColumns(
            application: requester?.application, outcome: outcome.rawValue, employee: requester?.employee)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let doubt = source.identifier("doubt"),
            let outcome = source.string("outcome").flatMap({ Outcome(rawValue: $0) }),
            let purposes = source.strings("purposes")
        else { return nil }
        let texts = (source.content["facts"]?.array ?? []).compactMap(\.string)
        self.init(
            person: person, doubt: doubt, outcome: outcome, facts: texts.compactMap { Identifier($0) },
            purposes: purposes, requester: Requester(content: source.content["requester"], staff: source.staff))
    }

    /// Facts are found by their person, whose rows are carried and loaded with them; who is handed what was contested
    /// hears of it.
    var rowKeys: [RowKey] {
        (requester?.partyKeys ?? []) + [.tellings(person)] + (facts.isEmpty ? [] : [.person(person)])
    }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let row = rows.standing(doubt), case .doubt(let known) = row.matter else {
            return Refusal(.matterNotOpen, law: 5)
        }
        guard row.person == person else { return Refusal(.otherPerson, law: 2) }
        let people = rows.people(behind: person)
        guard facts.allSatisfy({ rows.facts[$0].map { people.contains($0.person) } ?? true }) else {
            return Refusal(.otherPerson, law: 2)
        }
        guard let requester, outcome != .expired else {
            // By itself it ends after its last day, and in no other way.
            let isOver = known.until < BelgianCalendar.date(at: moment.at)
            return isOver && requester == nil && outcome == .expired && facts.isEmpty
                ? nil : Refusal(.doubtStands, law: 5)
        }
        return Judge.mayContest(known.attribute, requester, rows)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        rows.closing(doubt)
            + rows.dropping(facts.filter { rows.facts[$0] != nil }.flatMap { rows.holds(on: $0) })
    }
}

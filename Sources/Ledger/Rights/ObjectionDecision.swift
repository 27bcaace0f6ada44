package import Core

/// An officer decides on an objection: upheld, it stops the purpose for this person; rejected, on grounds that outweigh
/// the person's (GDPR 21(1)).
package struct ObjectionDecision: EventRecord {
    package enum Verdict: String, Hashable, Sendable, CaseIterable {
        case upheld, rejected
    }

    package let person: SubjectRef
    package let objection: Identifier
    package let verdict: Verdict
    /// The compelling ground of a rejection, or what was found.
    package let ground: String
    package let by: String

    package init(person: SubjectRef, objection: Identifier, verdict: Verdict, ground: String, by: String) {
        self.person = person
        self.objection = objection
        self.verdict = verdict
        self.ground = ground
        self.by = by
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        [
            "objection": .string(objection.text), "verdict": .string(verdict.rawValue), "ground": .string(ground),
        ]
    }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(outcome: verdict.rawValue, employee: by) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let objection = source.identifier("objection"),
            let verdict = source.string("verdict").flatMap({ Verdict(rawValue: $0) }),
            let ground = source.string("ground"), let by = source.staff?["employee"]?.string
        else { return nil }
        self.init(person: person, objection: objection, verdict: verdict, ground: ground, by: by)
    }

    var rowKeys: [RowKey] { [.application(by), .person(person)] }

    /// An objection that was upheld may still be rejected later, on a ground that came up; a rejected one is made anew.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let row = rows.standing(objection), case .objection = row.matter else {
            return Refusal(.matterNotOpen, law: 2)
        }
        guard row.person == person else { return Refusal(.otherPerson, law: 2) }
        if verdict == .rejected, ground.isEmpty { return Refusal(.groundMissing, law: 2) }
        return Judge.officer(by, rows)
    }

    /// Upheld, it ends the purpose's interest in this person.
    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        let closed = rows.closing(objection, as: verdict == .upheld ? .upheld : .closed)
        guard verdict == .upheld, case .objection(let purpose)? = rows.matters[objection]?.matter else { return closed }
        return closed + rows.dropping(rows.holds(for: purpose, of: person))
    }
}

package import Core

/// An officer has looked at an emergency afterwards.
package struct EmergencyReview: EventRecord {
    package enum Verdict: String, Hashable, Sendable, CaseIterable {
        case justified, notJustified
    }

    package let person: SubjectRef
    /// The entry with which it began.
    package let emergency: Identifier
    package let verdict: Verdict
    package let note: String
    package let by: String

    package init(person: SubjectRef, emergency: Identifier, verdict: Verdict, note: String, by: String) {
        self.person = person
        self.emergency = emergency
        self.verdict = verdict
        self.note = note
        self.by = by
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        ["emergency": .string(emergency.text), "verdict": .string(verdict.rawValue), "note": .string(note)]
    }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(outcome: verdict.rawValue, employee: by) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let emergency = source.identifier("emergency"),
            let verdict = source.string("verdict").flatMap({ Verdict(rawValue: $0) }),
            let note = source.string("note"), let by = source.staff?["employee"]?.string
        else { return nil }
        self.init(person: person, emergency: emergency, verdict: verdict, note: note, by: by)
    }

    var rowKeys: [RowKey] { [.application(by)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let row = rows.standing(emergency), case .emergency = row.matter else {
            return Refusal(.matterNotOpen, law: 7)
        }
        guard row.person == person else { return Refusal(.otherPerson, law: 2) }
        return note.isEmpty ? Refusal(.groundMissing, law: 7) : Judge.officer(by, rows)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] { rows.closing(emergency) }
}

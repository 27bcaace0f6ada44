package import Core

/// The end of a restriction; the person is told before (GDPR 18(3)).
package struct RestrictionLifting: EventRecord {
    package let person: SubjectRef
    package let restriction: Identifier
    package let reason: String
    /// The day on which the person was told.
    package let told: CalendarDate
    package let by: String

    package init(person: SubjectRef, restriction: Identifier, reason: String, told: CalendarDate, by: String) {
        self.person = person
        self.restriction = restriction
        self.reason = reason
        self.told = told
        self.by = by
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        ["restriction": .string(restriction.text), "reason": .string(reason), "told": .string(told.text)]
    }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(employee: by) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let restriction = source.identifier("restriction"),
            let reason = source.string("reason"), let told = source.date("told"),
            let by = source.staff?["employee"]?.string
        else { return nil }
        self.init(person: person, restriction: restriction, reason: reason, told: told, by: by)
    }

    var rowKeys: [RowKey] { [.application(by)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let row = rows.standing(restriction), case .restriction = row.matter else {
            return Refusal(.matterNotOpen, law: 2)
        }
        guard row.person == person else { return Refusal(.otherPerson, law: 2) }
        guard told <= BelgianCalendar.date(at: moment.commit) else { return Refusal(.dateNotAllowed, law: 2) }
        return reason.isEmpty ? Refusal(.groundMissing, law: 2) : Judge.officer(by, rows)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] { rows.closing(restriction) }
}

extension Rows {
    /// The end of a matter, with what it remembers at the end.
    func closing(_ id: Identifier, as state: MatterRow.State = .closed, _ matter: Matter? = nil) -> [RowChange] {
        guard var row = matters[id] else { return [] }
        row.state = state
        if let matter { row.matter = matter }
        return [.matter(row)]
    }
}

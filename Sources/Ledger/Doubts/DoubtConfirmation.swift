package import Core

/// Somebody looks into a doubt, in a case: it stands longer, and may be confirmed again.
package struct DoubtConfirmation: EventRecord {
    package let person: SubjectRef
    package let doubt: Identifier
    package let caseReference: String
    package let requester: Requester

    package init(person: SubjectRef, doubt: Identifier, caseReference: String, requester: Requester) {
        self.person = person
        self.doubt = doubt
        self.caseReference = caseReference
        self.requester = requester
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        ["doubt": .string(doubt.text), "case": .string(caseReference), "requester": requester.json]
    }
    var staff: JSON? { requester.staffJSON }
    var columns: EntryColumns { EntryColumns(application: requester.application, employee: requester.employee) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let doubt = source.identifier("doubt"),
            let caseReference = source.string("case"),
            let requester = Requester(content: source.content["requester"], staff: source.staff)
        else { return nil }
        self.init(person: person, doubt: doubt, caseReference: caseReference, requester: requester)
    }

    var rowKeys: [RowKey] { requester.partyKeys }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let row = rows.matters[doubt], let known = row.standingDoubt(at: moment.at) else {
            return Refusal(.matterNotOpen, law: 5)
        }
        guard row.person == person else { return Refusal(.otherPerson, law: 2) }
        if caseReference.isEmpty { return Refusal(.caseMissing, law: 5) }
        return Judge.mayContest(known.attribute, requester, rows)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard var row = rows.matters[doubt], case .doubt(var known) = row.matter else { return [] }
        known.isConfirmed = true
        known.until = max(known.until, Doubt.lastDay(from: mark.at, isConfirmed: true))
        row.matter = .doubt(known)
        return [.matter(row)]
    }
}

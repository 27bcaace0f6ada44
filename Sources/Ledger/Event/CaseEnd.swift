package import Catalogue
package import Core

/// The end of a case, as its application tells it: what was kept for it goes in this transaction, and of a question that
/// is under way for it nothing is kept.
package struct CaseEnd: EventRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let requester: Requester
    package let caseReference: String
    /// What stood for the case in the holds: ``ControllerKeys/caseInterest(purpose:subject:caseReference:)``.
    package let interest: Identifier

    package init(
        person: SubjectRef, purpose: PurposeRef, requester: Requester, caseReference: String, interest: Identifier
    ) {
        self.person = person
        self.purpose = purpose
        self.requester = requester
        self.caseReference = caseReference
        self.interest = interest
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        [
            "purpose": purpose.json, "requester": requester.json, "case": .string(caseReference),
            "interest": .string(interest.text),
        ]
    }
    var staff: JSON? { requester.staffJSON }
    var columns: EntryColumns {
        EntryColumns(purpose: purpose.text, application: requester.application, employee: requester.employee)
    }

    var rowKeys: [RowKey] {
        [
            .purpose(id: purpose.id, version: purpose.version), .application(requester.application),
            .interest(interest), .openConsultations(person),
        ]
    }

    /// Who may ask for the purpose may say that a case of it is over, also when no version is in force any more.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.foreign(purpose, moment.controller) { return refusal }
        guard rows.purpose(purpose.id, purpose.version)?.ref == purpose else {
            return Refusal(.purposeNotActive, law: 2)
        }
        guard let party = rows.applications[requester.application], party.role == .application,
            party.purposes.contains(purpose.id)
        else { return Refusal(.applicationNotPermitted, law: 2) }
        for key in rows.holds(of: interest) {
            guard let hold = rows.holds[key], hold.interest.kind == .openCase, hold.purpose == purpose.id,
                rows.facts[key.fact]?.person == person
            else { return Refusal(.otherPerson, law: 2) }
        }
        return nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        rows.dropping(rows.holds(of: interest)) + rows.keepingNothing(of: person, openCase: interest)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose,
            let requester = Requester(content: source.content["requester"], staff: source.staff),
            let caseReference = source.string("case"), let interest = source.identifier("interest")
        else { return nil }
        self.init(
            person: person, purpose: purpose, requester: requester, caseReference: caseReference, interest: interest)
    }
}

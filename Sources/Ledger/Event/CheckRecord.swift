package import Catalogue
package import Core

/// A dry question: what would be answered, without reading a fact.
package struct CheckRecord: EventRecord {
    package let person: SubjectRef
    package let purpose: String
    package let version: PurposeRef?
    /// `permitted`, or the rule that would refuse.
    package let verdict: String
    package let requester: Requester
    package let caseReference: String?

    package init(
        person: SubjectRef, purpose: String, version: PurposeRef?, verdict: String, requester: Requester,
        caseReference: String?
    ) {
        self.person = person
        self.purpose = purpose
        self.version = version
        self.verdict = verdict
        self.requester = requester
        self.caseReference = caseReference
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .compact([
            "purposeAsked": .string(purpose), "purpose": version?.json, "verdict": .string(verdict),
            "requester": requester.json,
            "case": caseReference.map { .string($0) },
        ])
    }
    var staff: JSON? { requester.staffJSON }
    var columns: EntryColumns {
        EntryColumns(
            purpose: version?.text, application: requester.application, outcome: verdict,
            employee: requester.employee)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.string("purposeAsked"),
            let verdict = source.string("verdict"),
            let requester = Requester(content: source.content["requester"], staff: source.staff)
        else { return nil }
        self.init(
            person: person, purpose: purpose, version: PurposeRef(json: source.content["purpose"]), verdict: verdict,
            requester: requester, caseReference: source.string("case"))
    }
}

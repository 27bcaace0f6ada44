package import Catalogue
package import Core

/// dpv:ConsentRequested: an application or a clerk asks; only the citizen answers.
///
/// The request's id is the id of this entry.
package struct ConsentRequest: EventRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let requester: Requester
    package let caseReference: String?
    /// The last moment at which it can be answered.
    package let until: Instant
    /// The way without, as the citizen is told it (law 10).
    package let alternative: String
    /// The keyed hash of the one-time code, ``ControllerKeys/code(_:)``; absent where it is answered with an employee.
    package let code: [UInt8]?

    package init(
        person: SubjectRef, purpose: PurposeRef, requester: Requester, caseReference: String? = nil, until: Instant,
        alternative: String, code: [UInt8]? = nil
    ) {
        self.person = person
        self.purpose = purpose
        self.requester = requester
        self.caseReference = caseReference
        self.until = until
        self.alternative = alternative
        self.code = code
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .compact([
            "purpose": purpose.json, "state": .string(ConsentState.requested.term), "requester": requester.json,
            "case": caseReference.map { .string($0) }, "until": .string(until.rfc3339),
            "alternative": .string(alternative), "code": code.map { .string(Base64.encode($0)) },
        ])
    }
    var staff: JSON? { requester.staffJSON }
    var columns: EntryColumns {
        EntryColumns(purpose: purpose.text, application: requester.application, employee: requester.employee)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose,
            let requester = Requester(content: source.content["requester"], staff: source.staff),
            let until = source.instant("until"), let alternative = source.string("alternative")
        else { return nil }
        self.init(
            person: person, purpose: purpose, requester: requester, caseReference: source.string("case"),
            until: until, alternative: alternative, code: source.string("code").flatMap(Base64.decode))
    }
}

package import Catalogue
package import Core

/// A call that a consultation covers.
package struct CallRecord: Hashable, Sendable {
    /// The mapping, such as `GeefPersoon-02.02`.
    package let service: String
    package let source: String
    package let authorisation: String
    /// The title, as ``Finality/text`` writes it.
    package let finality: String
    /// Our `Referte`, which the source logs too; shared calls carry the reference of the one that was made.
    package let reference: String

    package init(service: String, source: String, authorisation: String, finality: String, reference: String) {
        self.service = service
        self.source = source
        self.authorisation = authorisation
        self.finality = finality
        self.reference = reference
    }

    var json: JSON {
        [
            "service": .string(service), "source": .string(source), "authorisation": .string(authorisation),
            "finality": .string(finality), "reference": .string(reference),
        ]
    }

    init?(json: JSON) {
        guard let service = json["service"]?.string, let source = json["source"]?.string,
            let authorisation = json["authorisation"]?.string, let finality = json["finality"]?.string,
            let reference = json["reference"]?.string
        else { return nil }
        self.init(
            service: service, source: source, authorisation: authorisation, finality: finality, reference: reference)
    }
}

/// The record that comes before asking a source (law 1).
///
/// The consultation's id is the id of this entry.
package struct Consultation: EventRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let basis: Basis
    package let requester: Requester
    package let caseReference: String?
    package let referenceDate: CalendarDate
    package let calls: [CallRecord]

    package init(
        person: SubjectRef, purpose: PurposeRef, basis: Basis, requester: Requester, caseReference: String?,
        referenceDate: CalendarDate, calls: [CallRecord]
    ) {
        self.person = person
        self.purpose = purpose
        self.basis = basis
        self.requester = requester
        self.caseReference = caseReference
        self.referenceDate = referenceDate
        self.calls = calls
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .compact([
            "purpose": purpose.json, "basis": basis.json, "requester": requester.json,
            "case": caseReference.map { .string($0) }, "referenceDate": .string(referenceDate.text),
            "calls": .array(calls.map(\.json)),
        ])
    }
    var staff: JSON? { requester.staffJSON }
    var columns: EntryColumns {
        EntryColumns(
            purpose: purpose.text, application: requester.application,
            source: Set(calls.map(\.source)).sorted().joined(separator: ","), employee: requester.employee)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = PurposeRef(json: source.content["purpose"]),
            let basis = Basis(json: source.content["basis"]),
            let requester = Requester(content: source.content["requester"], staff: source.staff),
            let referenceDate = source.date("referenceDate"), let calls = source.list("calls", CallRecord.init(json:))
        else { return nil }
        self.init(
            person: person, purpose: purpose, basis: basis, requester: requester,
            caseReference: source.string("case"), referenceDate: referenceDate, calls: calls)
    }
}

/// Asking again after the source was busy: an act of its own, recorded before it is done and judged anew.
package struct ConsultationRetry: EventRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let consultation: Identifier
    package let service: String
    /// 2 for the second time.
    package let attempt: Int

    package init(person: SubjectRef, purpose: PurposeRef, consultation: Identifier, service: String, attempt: Int) {
        self.person = person
        self.purpose = purpose
        self.consultation = consultation
        self.service = service
        self.attempt = attempt
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        [
            "purpose": purpose.json, "consultation": .string(consultation.text), "service": .string(service),
            "attempt": .integer(Int64(attempt)),
        ]
    }
    var columns: EntryColumns { EntryColumns(purpose: purpose.text) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = PurposeRef(json: source.content["purpose"]),
            let consultation = source.identifier("consultation"), let service = source.string("service"),
            let attempt = source.integer("attempt")
        else { return nil }
        self.init(
            person: person, purpose: purpose, consultation: consultation, service: service, attempt: attempt)
    }
}

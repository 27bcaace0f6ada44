package import Catalogue
package import Core

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

package import Catalogue
package import Core

/// A source is to note that we follow a person; it stands before the message goes out (law 1).
///
/// In its transaction the number is kept, sealed, so that the note can be struck out when nothing else is held of the
/// person, whatever happens in between.
package struct InscriptionAsking: EventRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    /// The consultation that needs it.
    package let consultation: Identifier
    package let service: String
    package let finality: String
    /// Under which the number is kept.
    package let fact: Identifier
    package let interest: Interest

    package init(
        person: SubjectRef, purpose: PurposeRef, consultation: Identifier, service: String, finality: String,
        fact: Identifier, interest: Interest
    ) {
        self.person = person
        self.purpose = purpose
        self.consultation = consultation
        self.service = service
        self.finality = finality
        self.fact = fact
        self.interest = interest
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        [
            "purpose": purpose.json, "consultation": .string(consultation.text), "service": .string(service),
            "finality": .string(finality), "fact": .string(fact.text), "interest": interest.json,
        ]
    }
    var columns: EntryColumns { EntryColumns(purpose: purpose.text) }

    var rowKeys: [RowKey] {
        [.consultation(consultation), .purpose(id: purpose.id, version: purpose.version), .fact(fact)]
    }

    /// It serves a consultation that is under way, as that stands now.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        let asking = ConsultationRetry(
            person: person, purpose: purpose, consultation: consultation, service: service, attempt: 1)
        if let refusal = asking.refusal(in: rows, moment) { return refusal }
        guard interest.kind == .inscription, interest.until > moment.commit,
            rows.purpose(purpose.id, purpose.version)?.terms.titles.contains(where: { $0.finality == finality }) == true
        else { return Refusal(.finalityNotAdmitted, law: 3) }
        let isTheirs = rows.facts[fact].map { $0.person == person && $0.finality == finality } ?? true
        return isTheirs ? nil : Refusal(.otherPerson, law: 2)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        let hold = RowChange.hold(HoldRow(fact: fact, interest: interest, purpose: purpose.id))
        guard rows.facts[fact] == nil else { return [hold] }
        return [.fact(FactRow(id: fact, person: person, finality: finality)), hold]
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose,
            let consultation = source.identifier("consultation"), let service = source.string("service"),
            let finality = source.string("finality"), let fact = source.identifier("fact"),
            let interest = Interest(json: source.content["interest"])
        else { return nil }
        self.init(
            person: person, purpose: purpose, consultation: consultation, service: service, finality: finality,
            fact: fact, interest: interest)
    }
}

package import Catalogue
package import Core

/// dpv:ConsentWithdrawn: it holds from its position in the log on, whatever its channel (GDPR 7(3)).
package struct ConsentWithdrawal: EventRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let consent: Identifier
    package let taking: Taking

    package init(person: SubjectRef, purpose: PurposeRef, consent: Identifier, taking: Taking) {
        self.person = person
        self.purpose = purpose
        self.consent = consent
        self.taking = taking
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        .object(
            taking.members.merging([
                "purpose": purpose.json, "state": "dpv:ConsentWithdrawn", "consent": .string(consent.text),
            ]) { first, _ in first })
    }
    var staff: JSON? { taking.staffJSON }
    var columns: EntryColumns {
        EntryColumns(purpose: purpose.text, outcome: taking.channel.rawValue, employee: taking.recorder)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = PurposeRef(json: source.content["purpose"]),
            let taking = Taking(source), let consent = source.identifier("consent")
        else { return nil }
        self.init(person: person, purpose: purpose, consent: consent, taking: taking)
    }
}

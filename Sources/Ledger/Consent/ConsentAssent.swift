package import Catalogue
package import Core

/// The second act that a consent still needed: the person's or the administrator's under assistance, or that of the
/// parent who had said no (CONSENT 5).
package struct ConsentAssent: TakenRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let consent: Identifier
    package let taking: Taking
    package let telling: Telling

    package init(
        person: SubjectRef, purpose: PurposeRef, consent: Identifier, taking: Taking, telling: Telling
    ) {
        self.person = person
        self.purpose = purpose
        self.consent = consent
        self.taking = taking
        self.telling = telling
    }

    var content: JSON {
        content(ConsentState.given.term, ["consent": .string(consent.text)], telling: telling)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let taking = Taking(source),
            let telling = Telling(source), let consent = source.identifier("consent")
        else { return nil }
        self.init(person: person, purpose: purpose, consent: consent, taking: taking, telling: telling)
    }
}

package import Catalogue
package import Core

/// The citizen gives a consent a rest: it stands, and permits nothing until it is resumed (CONSENT 1.5, PAUSED).
package struct ConsentPause: TakenRecord {
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

    var content: JSON { content(ConsentState.paused.term, ["consent": .string(consent.text)]) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let taking = Taking(source),
            let consent = source.identifier("consent")
        else { return nil }
        self.init(person: person, purpose: purpose, consent: consent, taking: taking)
    }
}

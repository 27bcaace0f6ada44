package import Catalogue
package import Core

/// Another parent says no to what one parent agreed: the strictest wins until it is solved (CONSENT 5).
package struct ConsentContest: TakenRecord {
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

    var content: JSON { content(ConsentState.refused.term, ["consent": .string(consent.text)]) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let taking = Taking(source),
            let consent = source.identifier("consent")
        else { return nil }
        self.init(person: person, purpose: purpose, consent: consent, taking: taking)
    }
}

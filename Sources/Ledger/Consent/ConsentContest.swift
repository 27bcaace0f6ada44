package import Catalogue
package import Core

/// Another parent says no to what one parent agreed: the strictest wins until it is solved (CONSENT 5).
package struct ConsentContest: ConsentTurn {
    static let state = ConsentState.refused

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
}

package import Catalogue
package import Core

/// The citizen gives a consent a rest: it stands, and permits nothing until it is resumed (CONSENT 1.5, PAUSED).
package struct ConsentPause: ConsentTurn {
    static let state = ConsentState.paused

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

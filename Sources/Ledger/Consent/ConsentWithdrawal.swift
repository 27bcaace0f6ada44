package import Catalogue
package import Core

/// dpv:ConsentWithdrawn: it holds from its position in the log on, whatever its channel (GDPR 7(3)).
package struct ConsentWithdrawal: ConsentTurn {
    static let state = ConsentState.withdrawn

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

package import Catalogue
package import Core

/// dpv:ConsentRequestDeferred: the citizen made no choice; nobody may prompt before the date, and the citizen may come
/// back at any time.
package struct ConsentDeferral: TakenRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    /// The request that was put off; absent where an employee asked on the spot.
    package let request: Identifier?
    package let taking: Taking
    /// No earlier than the purpose says; the citizen may name a later day.
    package let notBefore: Instant

    package init(person: SubjectRef, purpose: PurposeRef, request: Identifier?, taking: Taking, notBefore: Instant) {
        self.person = person
        self.purpose = purpose
        self.request = request
        self.taking = taking
        self.notBefore = notBefore
    }

    var content: JSON {
        content(
            ConsentState.deferred.term,
            ["request": request.map { .string($0.text) }, "notBefore": .string(notBefore.rfc3339)])
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let taking = Taking(source),
            let notBefore = source.instant("notBefore")
        else { return nil }
        self.init(
            person: person, purpose: purpose, request: source.identifier("request"), taking: taking,
            notBefore: notBefore)
    }
}

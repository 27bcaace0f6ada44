package import Catalogue
package import Core

/// dpv:ConsentRefused.
///
/// No reason is asked; the way without consent starts.
package struct ConsentRefusal: TakenRecord {
    package let person: SubjectRef
    package let purpose: PurposeRef
    package let taking: Taking
    package let telling: Telling
    /// The request that it answers.
    package let request: Identifier?

    package init(
        person: SubjectRef, purpose: PurposeRef, taking: Taking, telling: Telling, request: Identifier? = nil
    ) {
        self.person = person
        self.purpose = purpose
        self.taking = taking
        self.telling = telling
        self.request = request
    }

    var content: JSON {
        content(ConsentState.refused.term, ["request": request.map { .string($0.text) }], telling: telling)
    }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let taking = Taking(source),
            let telling = Telling(source)
        else { return nil }
        self.init(
            person: person, purpose: purpose, taking: taking, telling: telling, request: source.identifier("request"))
    }
}

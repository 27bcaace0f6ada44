import Catalogue
import Core

/// An act on a consent that stands, of which nothing more is said than how it was taken down.
protocol ConsentTurn: TakenRecord {
    /// What the act says.
    static var state: ConsentState { get }
    var consent: Identifier { get }

    init(person: SubjectRef, purpose: PurposeRef, consent: Identifier, taking: Taking)
}

extension ConsentTurn {
    var content: JSON { content(Self.state.term, ["consent": .string(consent.text)]) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let taking = Taking(source),
            let consent = source.identifier("consent")
        else { return nil }
        self.init(person: person, purpose: purpose, consent: consent, taking: taking)
    }
}

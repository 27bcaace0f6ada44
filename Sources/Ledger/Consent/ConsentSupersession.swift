package import Catalogue
package import Core

/// A consent goes on under a new version of its purpose that asks for no more: a narrowing does not ask again.
///
/// The consent's new id is the id of this entry; what the old one kept goes, since the new one may need less.
package struct ConsentSupersession: EventRecord {
    package let person: SubjectRef
    /// The new version.
    package let purpose: PurposeRef
    /// The consent to an earlier version.
    package let consent: Identifier

    package init(person: SubjectRef, purpose: PurposeRef, consent: Identifier) {
        self.person = person
        self.purpose = purpose
        self.consent = consent
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        [
            "purpose": purpose.json, "state": .string(ConsentState.superseded.term),
            "consent": .string(consent.text),
        ]
    }
    var columns: EntryColumns { EntryColumns(purpose: purpose.text) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let consent = source.identifier("consent")
        else { return nil }
        self.init(person: person, purpose: purpose, consent: consent)
    }
}

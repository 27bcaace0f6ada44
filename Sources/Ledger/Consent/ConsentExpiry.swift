package import Catalogue
package import Core

/// dpv:ConsentExpired: what ended by itself is taken down as ended, with why.
///
/// Nothing waits for it: a consent permits nothing from the moment itself on.
package struct ConsentExpiry: EventRecord {
    package enum Cause: String, Hashable, Sendable, CaseIterable {
        /// Its last moment, or that of a request, has passed.
        case duration
        /// Every disclosure that it allowed was made.
        case occurrences
        /// The representative's mandate has ended, and nobody reaffirmed it.
        case mandate
        /// No title of the purpose is in force.
        case authorisation
        /// The words agreed to are those of a version that is no longer active.
        case notice
    }

    package let person: SubjectRef
    package let purpose: PurposeRef
    package let consent: Identifier
    package let cause: Cause

    package init(person: SubjectRef, purpose: PurposeRef, consent: Identifier, cause: Cause) {
        self.person = person
        self.purpose = purpose
        self.consent = consent
        self.cause = cause
    }

    package var subject: SubjectRef? { person }
    var content: JSON {
        [
            "purpose": purpose.json, "state": .string(ConsentState.expired.term), "consent": .string(consent.text),
            "cause": .string(cause.rawValue),
        ]
    }
    var columns: EntryColumns { EntryColumns(purpose: purpose.text, outcome: cause.rawValue) }

    init?(_ source: RecordSource) {
        guard let person = source.subject, let purpose = source.purpose, let consent = source.identifier("consent"),
            let cause = source.string("cause").flatMap({ Cause(rawValue: $0) })
        else { return nil }
        self.init(person: person, purpose: purpose, consent: consent, cause: cause)
    }
}

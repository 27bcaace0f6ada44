package import Core

/// A consultation and how far it is.
///
/// One without a closing entry is closed as *interrupted* at start.
package struct ConsultationRow: Hashable, Sendable {
    package enum State: String, Hashable, Sendable {
        case open
        /// Closed, and at least one source told something.
        case answered
        case failed
    }

    package let id: Identifier
    package let person: SubjectRef
    package let purpose: String
    package let version: Int
    package let consent: Basis.ConsentCitation?
    /// The change of identity that it is to settle; then it serves nothing else.
    package let identity: Identifier?
    package var state: State

    package init(
        id: Identifier, person: SubjectRef, purpose: String, version: Int, consent: Basis.ConsentCitation?,
        identity: Identifier? = nil, state: State
    ) {
        self.id = id
        self.person = person
        self.purpose = purpose
        self.version = version
        self.consent = consent
        self.identity = identity
        self.state = state
    }
}

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
    /// The follow-up that it serves, where nobody asked for it.
    package let followUp: Identifier?
    /// The case for which something of it may be kept: what stands for that in the holds.
    package let openCase: Identifier?
    /// Whether its case, or the inscription under which it asks, ended while it was under way.
    package var keepsNothing: Bool
    package var state: State

    package init(
        id: Identifier, person: SubjectRef, purpose: String, version: Int, consent: Basis.ConsentCitation?,
        identity: Identifier? = nil, followUp: Identifier? = nil, openCase: Identifier? = nil,
        keepsNothing: Bool = false, state: State
    ) {
        self.id = id
        self.person = person
        self.purpose = purpose
        self.version = version
        self.consent = consent
        self.identity = identity
        self.followUp = followUp
        self.openCase = openCase
        self.keepsNothing = keepsNothing
        self.state = state
    }

    package var json: JSON {
        .compact([
            "id": .string(id.text), "person": .string(person.text), "purpose": .string(purpose),
            "version": .integer(Int64(version)), "state": .string(state.rawValue),
            "consent": consent.map { .string($0.id.text) }, "revision": consent.map { .integer($0.revision) },
            "identity": identity.map { .string($0.text) }, "followUp": followUp.map { .string($0.text) },
            "openCase": openCase.map { .string($0.text) }, "keepsNothing": keepsNothing ? true : nil,
        ])
    }

    package init?(json: JSON) {
        guard let id = json.identifier("id"), let person = json.person("person"),
            let purpose = json["purpose"]?.string, let version = json["version"]?.integer,
            let state = json["state"]?.string.flatMap({ State(rawValue: $0) })
        else { return nil }
        let consent = json.identifier("consent").flatMap { consent in
            json["revision"]?.integer.map { Basis.ConsentCitation(id: consent, revision: $0) }
        }
        self.init(
            id: id, person: person, purpose: purpose, version: Int(version), consent: consent,
            identity: json.identifier("identity"), followUp: json.identifier("followUp"),
            openCase: json.identifier("openCase"), keepsNothing: json["keepsNothing"]?.boolean ?? false, state: state)
    }
}

/// What the citizen's act is in a purpose (CONSENT 2, "honest modelling").
package enum CitizensAct: String, Hashable, Sendable, CaseIterable {
    /// Consent is the legal basis, GDPR 6(1)(a).
    case legalBasis
    /// A law is the basis; the municipality still asks, and a no stops the processing.
    case safeguard
    /// The citizen's request in a procedure (Regulation 2018/1724, art. 14).
    case explicitRequest
    /// The citizen may object, GDPR 21.
    case objection
    /// The citizen is informed.
    case none

    /// Whether nothing may be asked or told without an act that stands.
    package var mustBeGiven: Bool {
        switch self {
        case .legalBasis, .safeguard, .explicitRequest: true
        case .objection, .none: false
        }
    }
}

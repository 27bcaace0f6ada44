import Core

/// The states of a consent record, after DPV 2.3 (`consent_status.csv`); only *given* and *renewed* permit.
///
/// *Paused* and *superseded* are ours. A state that is not here does not read, and what does not read permits nothing.
package enum ConsentState: String, Hashable, Sendable, CaseIterable {
    /// Asked, and not answered yet.
    case requested
    /// Put off without a choice.
    case deferred
    case given
    /// Given again in the place of an earlier yes.
    case renewed
    case refused
    /// Stopped by the citizen.
    case withdrawn
    /// Stopped by the controller.
    case revoked
    case expired
    /// Given, and not to be used for a while (``PauseCause``).
    case paused
    /// Found bad by an authority or a court.
    case invalidated
    /// Another record took its place.
    case superseded

    package var permits: Bool { self == .given || self == .renewed }
    /// Whether the citizen's yes stands, used or not.
    package var stands: Bool { permits || self == .paused }
    /// Whether an answer is awaited, at once or some day.
    package var isOpen: Bool { self == .requested || self == .deferred }
    /// Whether there was a yes.
    package var wasGiven: Bool {
        switch self {
        case .given, .renewed, .paused, .withdrawn, .revoked, .expired, .superseded, .invalidated: true
        case .requested, .deferred, .refused: false
        }
    }

    /// The term of the vocabulary, as payloads and receipts carry it.
    package var term: String {
        switch self {
        case .requested: "dpv:ConsentRequested"
        case .deferred: "dpv:ConsentRequestDeferred"
        case .given: "dpv:ConsentGiven"
        case .renewed: "dpv:RenewedConsentGiven"
        case .refused: "dpv:ConsentRefused"
        case .withdrawn: "dpv:ConsentWithdrawn"
        case .revoked: "dpv:ConsentRevoked"
        case .expired: "dpv:ConsentExpired"
        case .invalidated: "dpv:ConsentInvalidated"
        case .paused: "sluis:ConsentPaused"
        case .superseded: "sluis:ConsentSuperseded"
        }
    }
}

import Core

/// What a receipt is of, by the states of DPV 2.3.
package enum ReceiptState: String, Hashable, Sendable, CaseIterable {
    case requested, deferred, given, renewed, refused, withdrawn

    /// `dpv:ConsentGiven`.
    package var term: String {
        switch self {
        case .requested: "dpv:ConsentRequested"
        case .deferred: "dpv:ConsentRequestDeferred"
        case .given: "dpv:ConsentGiven"
        case .renewed: "dpv:RenewedConsentGiven"
        case .refused: "dpv:ConsentRefused"
        case .withdrawn: "dpv:ConsentWithdrawn"
        }
    }

    /// Whether the act stands after it: then there is an end, and a way to stop.
    package var stands: Bool { self == .given || self == .renewed }
}

import Core

/// The states of a consent, after DPV 2.3; only *given* permits (renewal comes as a new consent).
///
/// *Paused* is ours: given, and not to be used while it is not known whose it is.
package enum ConsentState: String, Hashable, Sendable, CaseIterable {
    case given, refused, withdrawn, paused

    package var permits: Bool { self == .given }
    /// Whether the citizen's yes stands, used or not.
    package var stands: Bool { self == .given || self == .paused }
}

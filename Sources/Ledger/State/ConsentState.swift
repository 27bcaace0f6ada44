import Core

/// The states of a consent, after DPV 2.3; only *given* permits (renewal comes as a new consent).
package enum ConsentState: String, Hashable, Sendable, CaseIterable {
    case given, refused, withdrawn

    package var permits: Bool { self == .given }
}

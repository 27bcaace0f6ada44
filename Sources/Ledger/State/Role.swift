import Core

/// What a party may do at this controller; the four roles are disjoint.
package enum Role: String, Hashable, Sendable, CaseIterable {
    case application, clerk, officer, `operator`
}

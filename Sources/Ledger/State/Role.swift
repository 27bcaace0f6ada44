import Core

/// What a party may do at this controller; the roles are disjoint.
package enum Role: String, Hashable, Sendable, CaseIterable {
    case application, clerk, officer, `operator`
    /// A witness or an auditor from elsewhere: copies the tiles of the log, and opens no entry.
    case auditor
}

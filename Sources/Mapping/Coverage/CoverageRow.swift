package import Core

/// One element of a service's answer, and whether it is read.
package struct CoverageRow: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// By these attributes; by none where it only tells whom the answer is about, or how it went.
        case mapped([AttributeID])
        case ignored(IgnoredElement.Reason)
        case unknown
    }

    /// From the answer's content on.
    package let path: String
    package let state: State
}

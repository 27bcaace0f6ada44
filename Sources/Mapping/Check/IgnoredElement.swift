/// An element of an answer that a mapping leaves alone on purpose, with all that stands below it.
package struct IgnoredElement: Hashable, Sendable {
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        case notNeeded
        /// Tells more of a person than any purpose may know: a special category, someone else, a private detail.
        case sensitive
    }

    /// From the answer's root.
    package let path: String
    package let reason: Reason
    package let line: Int
}

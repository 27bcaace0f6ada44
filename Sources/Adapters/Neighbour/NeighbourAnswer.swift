package import Core

/// What the other controller told, or that it did not.
package enum NeighbourAnswer: Sendable {
    /// Its outputs by name.
    case told([String: Output])
    /// Refused by a rule of the other; nothing was told.
    case refused(rule: String)
    /// The other could not record or did not answer, so it told nothing.
    case unavailable

    package struct Output: Hashable, Sendable {
        package let state: AttributeState
        package let isDoubtful: Bool

        package init(_ state: AttributeState, isDoubtful: Bool = false) {
            self.state = state
            self.isDoubtful = isDoubtful
        }
    }
}

package import Core

/// What a purpose tells under one name.
package struct DerivedAnswer: Hashable, Sendable {
    package let state: AttributeState
    /// Set on a value that rests on data of which the source itself warns.
    package let isDoubtful: Bool

    package init(_ state: AttributeState, isDoubtful: Bool = false) {
        self.state = state
        self.isDoubtful = isDoubtful
    }
}

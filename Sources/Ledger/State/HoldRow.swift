package import Core

/// An interest in a fact: the fact dies with the last.
package struct HoldRow: Hashable, Sendable {
    package let fact: Identifier
    package let interest: Interest
    /// The purpose whose interest it is.
    package let purpose: String

    package init(fact: Identifier, interest: Interest, purpose: String) {
        self.fact = fact
        self.interest = interest
        self.purpose = purpose
    }

    package var key: HoldKey { HoldKey(fact: fact, interest: interest.id) }
}

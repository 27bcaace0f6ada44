package import Core

/// A kept fact as the judge knows it; attribute and value are sealed.
package struct FactRow: Hashable, Sendable {
    package let id: Identifier
    package let person: SubjectRef
    package let finality: String

    package init(id: Identifier, person: SubjectRef, finality: String) {
        self.id = id
        self.person = person
        self.finality = finality
    }
}

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

package struct HoldKey: Hashable, Sendable {
    package let fact: Identifier
    package let interest: Identifier

    package init(fact: Identifier, interest: Identifier) {
        self.fact = fact
        self.interest = interest
    }
}

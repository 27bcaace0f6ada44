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

    package var json: JSON {
        ["fact": .string(fact.text), "interest": interest.json, "purpose": .string(purpose)]
    }

    package init?(json: JSON) {
        guard let fact = json.identifier("fact"), let interest = Interest(json: json["interest"]),
            let purpose = json["purpose"]?.string
        else { return nil }
        self.init(fact: fact, interest: interest, purpose: purpose)
    }
}

package import Core

package struct HoldKey: Hashable, Sendable {
    package let fact: Identifier
    package let interest: Identifier

    package init(fact: Identifier, interest: Identifier) {
        self.fact = fact
        self.interest = interest
    }
}

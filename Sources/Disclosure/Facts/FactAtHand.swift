import Catalogue
package import Core
package import Ledger

/// A fact at hand, with its id where it is a kept one.
package struct FactAtHand: Sendable {
    package let fact: Fact
    package let id: Identifier?
    /// The interests that hold a kept one already.
    package let holds: [Interest]

    package init(fact: Fact, id: Identifier?, holds: [Interest] = []) {
        self.fact = fact
        self.id = id
        self.holds = holds
    }
}

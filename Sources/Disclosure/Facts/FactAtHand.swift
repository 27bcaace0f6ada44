import Catalogue
package import Core
import Ledger

/// A fact at hand, with its id where it is a kept one.
package struct FactAtHand: Sendable {
    package let fact: Fact
    package let id: Identifier?

    package init(fact: Fact, id: Identifier?) {
        self.fact = fact
        self.id = id
    }
}

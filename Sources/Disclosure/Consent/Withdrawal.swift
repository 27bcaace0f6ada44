import Catalogue
package import Core
import Ledger

/// A withdrawal and what it did.
package struct Withdrawal: Sendable {
    package let consent: Identifier
    package let receipt: Receipt
    package let alternative: String
    /// What only this consent kept, and is gone.
    package let gone: [HeldFact]
    /// What stays, and for whom.
    package let staying: [HeldFact]
}

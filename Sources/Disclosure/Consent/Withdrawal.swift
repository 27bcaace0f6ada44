import Catalogue
package import Core
package import Ledger

/// A withdrawal and what it did.
package struct Withdrawal: Sendable {
    package let consent: Identifier
    package let line: Journal.Line
    package let alternative: String
    /// What only this consent kept, and is gone.
    package let gone: [HeldFact]
    /// What stays, and for whom.
    package let staying: [HeldFact]
}

import Catalogue
package import Core
package import Ledger

/// Facts ready to be kept in the transaction that closes their consultation.
package struct Keeping: Sendable {
    package let kept: [KeptFact]
    package let sealed: [Identifier: [UInt8]]
    /// For memory, once the commit has returned.
    package let facts: [FactAtHand]

    package init(kept: [KeptFact], sealed: [Identifier: [UInt8]], facts: [FactAtHand]) {
        self.kept = kept
        self.sealed = sealed
        self.facts = facts
    }

    package static let nothing = Keeping(kept: [], sealed: [:], facts: [])
}

package import Catalogue
package import Core
package import Ledger

/// What the citizen takes home: the words, how to stop, the entry, and the proof that it stands in the log.
package struct Receipt: Sendable {
    package let consent: Identifier
    package let decision: ConsentAct.Decision
    package let purpose: PurposeRef
    package let product: String
    package let words: String
    package let stop: String
    package let alternative: String
    package let until: Instant?
    package let line: Journal.Line
    package let proof: EntryProof
}

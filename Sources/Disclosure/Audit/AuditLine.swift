package import Core
package import Ledger

/// A line of the log as an officer sees it.
package struct AuditLine: Sendable {
    package let position: Position
    package let id: Identifier
    package let at: Instant
    package let type: EntryType
    package let purpose: String?
    package let application: String?
    package let outcome: String?
    package let source: String?
    /// Whose part this is; `nil` where no person is concerned.
    package let person: SubjectRef?
    package let employee: String?
    /// The main part; `nil` when its key is gone.
    package let content: JSON?
    /// The words that the citizen was told, for an entry that cites a notice.
    package let words: String?
}

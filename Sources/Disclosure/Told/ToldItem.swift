package import Core
package import Ledger

/// Something that a person told, as who helps them sees it: the value, its age and its origin.
package struct ToldItem: Sendable {
    package let row: TellingRow
    /// `nil` where its key is gone or it does not read; it can still be taken back.
    package let value: Value?
    /// Why it counts no more; `nil` while it does.
    package let end: HoldEnd?
    /// The hash of the words that a correction needs; `nil` where no version of its purpose is in force.
    package let noticeHash: String?
    /// Whole days since it was told last.
    package let ageDays: Int
}

/// What became of telling something.
package struct ToldReceipt: Sendable {
    package let telling: Identifier
    package let line: Journal.Line
    package let until: Instant?
    /// Whom to warn of an account number in the place of another, and where.
    package let warning: ToldWarning?
}

/// Where the caller sends word of a correction: to what stood before it.
package struct ToldWarning: Sendable {
    package let notice: ContactNotice
    /// The telephone number or the address; `nil` for a letter.
    package let contact: Value?
}

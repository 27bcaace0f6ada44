package import Catalogue
import Core
package import Ledger

/// One of a person's consent records, as a clerk sees it who helps them.
package struct ConsentSummary: Sendable {
    package let row: ConsentRow
    package let purpose: Purpose
    /// What the person can do about it now.
    package let options: [CitizensOption]
    /// Whether it is about the version in force.
    package let isCurrent: Bool
}

package import Catalogue
package import Ledger

extension Authorisation {
    /// Whether what comes under it may be kept for an interest: a follow-up must be one that it allows.
    package func mayKeep(for interest: Interest) -> Bool {
        mayKeep && (interest.kind != .followUp || followUpDays > 0)
    }
}

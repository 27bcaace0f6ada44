package import Core
package import Ledger

/// Whose answers may be other after an entry about a person: what an application that follows this person is told of.
///
/// Pure, from the entry's own words; what only ends an interest changes no answer of it.
package enum ChangedAnswers {
    package static func purposes(after type: EntryType, _ content: JSON) -> [String] {
        switch type {
        case .changeNoticed, .doubtRaised, .doubtEnded: (content["purposes"]?.array ?? []).compactMap(\.string)
        case .consentGiven, .consentRenewed, .consentAssented, .consentContested, .consentPaused, .consentResumed,
            .consentExpired, .consentSuperseded, .consentWithdrawn, .consentRevoked, .consentInvalidated, .objected,
            .identityChanged:
            [content["purpose"]?["id"]?.string].compactMap(\.self)
        default: []
        }
    }
}

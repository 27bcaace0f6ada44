package import Catalogue
package import Core
package import Ledger

extension Authorisation {
    /// Whether what comes under it may be kept for an interest: a follow-up must be one that it allows.
    package func mayKeep(for interest: Interest) -> Bool {
        mayKeep && (interest.kind != .followUp || followUpDays > 0)
    }
}

extension Purpose {
    /// Whether what comes of an attribute may be kept for an interest.
    package func keeps(_ attribute: AttributeID, for interest: Interest) -> Bool {
        keeps(attribute) && authorisation(for: attribute)?.mayKeep(for: interest) == true
    }
}

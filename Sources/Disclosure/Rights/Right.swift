/// A right of the person whom data is about, by its article of the GDPR.
package enum Right: String, Hashable, Sendable, CaseIterable {
    /// To be told when data is asked of the person, and when it comes from elsewhere.
    case information = "A13"
    case informationFromElsewhere = "A14"
    case access = "A15"
    case rectification = "A16"
    case erasure = "A17"
    case restriction = "A18"
    case portability = "A20"
    case objection = "A21"
    case noAutomatedDecision = "A22"
    /// To stop what was consented to, as easily as it was begun.
    case withdrawal = "A7-3"
    case complaint = "A77"

    /// The term of DPV 2.3, with the prefix that our records declare.
    package var term: String { "eu-gdpr:" + rawValue }
}

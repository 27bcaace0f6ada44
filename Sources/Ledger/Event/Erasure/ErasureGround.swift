/// Why a person's data may go: the ground of article 17(1) GDPR, by its letter.
package enum ErasureGround: String, Hashable, Sendable, CaseIterable {
    case noLongerNeeded = "17(1)(a)"
    case consentWithdrawn = "17(1)(b)"
    case objection = "17(1)(c)"
    case unlawful = "17(1)(d)"
    case legalDuty = "17(1)(e)"
}

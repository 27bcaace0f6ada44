/// The ground on which data is processed, GDPR 6(1): the rights of the citizen follow from it, and with them what a page
/// or a letter offers.
package enum LegalGround: String, Hashable, Sendable, CaseIterable {
    case consent = "6(1)(a)"
    case contract = "6(1)(b)"
    case legalObligation = "6(1)(c)"
    case vitalInterest = "6(1)(d)"
    case publicTask = "6(1)(e)"
    case legitimateInterest = "6(1)(f)"

    /// The term of DPV 2.3: `eu-gdpr:A6-1-e`.
    package var term: String { "eu-gdpr:A6-1-" + rawValue.dropFirst(5).prefix(1) }

    /// As DPV 2.3 tells them (`legal_basis_rights_mapping`).
    package var rights: [Right] {
        switch self {
        case .consent:
            [
                .withdrawal, .information, .informationFromElsewhere, .access, .rectification, .erasure, .restriction,
                .portability, .noAutomatedDecision, .complaint,
            ]
        case .contract:
            [
                .information, .informationFromElsewhere, .access, .rectification, .erasure, .restriction, .portability,
                .noAutomatedDecision, .complaint,
            ]
        case .legalObligation: [.information, .access, .rectification, .restriction, .complaint]
        case .vitalInterest:
            [
                .information, .informationFromElsewhere, .access, .rectification, .erasure, .restriction,
                .noAutomatedDecision, .complaint,
            ]
        case .publicTask:
            [
                .information, .informationFromElsewhere, .access, .rectification, .restriction, .objection,
                .noAutomatedDecision, .complaint,
            ]
        case .legitimateInterest:
            [
                .information, .informationFromElsewhere, .access, .rectification, .erasure, .restriction, .objection,
                .noAutomatedDecision, .complaint,
            ]
        }
    }
}

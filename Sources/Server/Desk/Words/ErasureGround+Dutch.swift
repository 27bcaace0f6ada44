import Disclosure
import Ledger

extension ErasureGround {
    /// As an officer chooses it: the words and the point of article 17(1) GDPR.
    var dutch: String {
        switch self {
        case .noLongerNeeded: "niet meer nodig (17, lid 1, a)"
        case .consentWithdrawn: "toestemming ingetrokken (17, lid 1, b)"
        case .objection: "bezwaar gegrond (17, lid 1, c)"
        case .unlawful: "onrechtmatig gebruikt (17, lid 1, d)"
        case .legalDuty: "een wet vraagt het (17, lid 1, e)"
        }
    }
}

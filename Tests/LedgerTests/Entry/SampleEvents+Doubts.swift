import Core
import Ledger

extension SampleEvents {
    /// A value that somebody contests, as a case confirms it and the source corrects it.
    static func doubtAct(_ type: EntryType, _ requester: Requester) -> Act {
        switch type {
        case .doubtRaised:
            return .doubtRaised(
                DoubtRaising(
                    person: person, attribute: "residence.municipality", category: .outdated, contester: .citizen,
                    evidence: "removal bill, letter 7", caseReference: "2026-0815", purposes: ["discount", "task"],
                    requester: requester))
        case .doubtConfirmed:
            return .doubtConfirmed(
                DoubtConfirmation(person: person, doubt: id(16), caseReference: "2026-0815", requester: requester))
        case .doubtAddressed:
            return .doubtAddressed(
                DoubtAddressing(
                    person: person, doubt: id(16), source: "RR", municipality: "44021", disclosure: id(17),
                    requester: requester))
        default:
            return .doubtEnded(
                DoubtEnding(
                    person: person, doubt: id(16), outcome: .corrected, facts: [id(5)], purposes: ["discount"],
                    requester: requester))
        }
    }
}

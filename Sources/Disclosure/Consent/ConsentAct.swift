import Catalogue
package import Core
package import Ledger

/// A citizen's yes or no, as a clerk takes it down.
package struct ConsentAct: Sendable {
    package enum Decision: String, Sendable, CaseIterable {
        case yes, no
    }

    package let number: INSZ
    package let purpose: String
    package let decision: Decision
    package let taking: Taking
    /// The hash of the words that were read or shown; they must be those in force.
    package let noticeHash: String
    package let readAloud: Bool
    package let otherWayTold: Bool
    /// An earlier end than the purpose's longest; the last day counts.
    package let until: CalendarDate?

    package init(
        number: INSZ, purpose: String, decision: Decision, taking: Taking, noticeHash: String, readAloud: Bool,
        otherWayTold: Bool, until: CalendarDate?
    ) {
        self.number = number
        self.purpose = purpose
        self.decision = decision
        self.taking = taking
        self.noticeHash = noticeHash
        self.readAloud = readAloud
        self.otherWayTold = otherWayTold
        self.until = until
    }
}

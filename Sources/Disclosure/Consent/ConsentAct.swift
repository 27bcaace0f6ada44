import Catalogue
package import Core
package import Ledger

/// A citizen's yes or no, or that they will think about it, as a clerk takes it down.
package struct ConsentAct: Sendable {
    package enum Decision: String, Sendable, CaseIterable {
        case yes, no
        /// No choice yet; nobody asks again before the date that the purpose sets.
        case later
    }

    package let number: INSZ
    package let purpose: String
    package let decision: Decision
    package let taking: Taking
    /// Who acts for the person or with them.
    package let acting: Acting?
    /// The hash of the words that were read or shown; they must be those in force.
    package let noticeHash: String
    package let readAloud: Bool
    package let otherWayTold: Bool
    /// An earlier end than the purpose's longest; the last day counts.
    package let until: CalendarDate?
    /// Fewer uses than the purpose allows.
    package let uses: Int?

    package init(
        number: INSZ, purpose: String, decision: Decision, taking: Taking, acting: Acting? = nil, noticeHash: String,
        readAloud: Bool, otherWayTold: Bool, until: CalendarDate?, uses: Int? = nil
    ) {
        self.number = number
        self.purpose = purpose
        self.decision = decision
        self.taking = taking
        self.acting = acting
        self.noticeHash = noticeHash
        self.readAloud = readAloud
        self.otherWayTold = otherWayTold
        self.until = until
        self.uses = uses
    }

    /// The same answer to the question of another purpose, or to the same question by its record.
    func about(_ purpose: String) -> ConsentAct {
        ConsentAct(
            number: number, purpose: purpose, decision: decision, taking: taking, acting: acting,
            noticeHash: noticeHash, readAloud: readAloud, otherWayTold: otherWayTold, until: until, uses: uses)
    }
}

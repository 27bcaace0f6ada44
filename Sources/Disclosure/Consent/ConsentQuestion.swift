package import Core
package import Ledger

/// That an application or a clerk asks for a citizen's act; only the citizen answers.
package struct ConsentQuestion: Sendable {
    package let number: INSZ
    package let purpose: String
    package let requester: Requester
    package let caseReference: String?
    /// The last day to answer; the purpose's longest if absent.
    package let until: CalendarDate?
    /// Whether a one-time code is made, for a letter or a message.
    package let wantsCode: Bool

    package init(
        number: INSZ, purpose: String, requester: Requester, caseReference: String?, until: CalendarDate?,
        wantsCode: Bool
    ) {
        self.number = number
        self.purpose = purpose
        self.requester = requester
        self.caseReference = caseReference
        self.until = until
        self.wantsCode = wantsCode
    }
}

package import Catalogue
package import Core
package import Ledger

/// A question of an authenticated application about one person or enterprise.
package struct DisclosureRequest: Sendable {
    package let requester: Requester
    package let number: SubjectNumber
    /// The purpose's id at this controller.
    package let purpose: String
    /// The day asked about; `nil` for the purpose's own.
    package let referenceDate: CalendarDate?
    package let caseReference: String?
    /// Fewer outputs than the purpose has; `nil` for all.
    package let outputs: [OutputName]?
    /// Why, for a purpose of emergencies.
    package let emergency: EmergencyReason?
    package let freshness: AskedFreshness
    /// The line of a task that this asks for; it ends with the entry of the answer or of the refusal.
    package let line: TaskSlot?

    package init(
        requester: Requester, number: SubjectNumber, purpose: String, referenceDate: CalendarDate? = nil,
        caseReference: String? = nil, outputs: [OutputName]? = nil, emergency: EmergencyReason? = nil,
        freshness: AskedFreshness = .asThePurposeSays, line: TaskSlot? = nil
    ) {
        self.requester = requester
        self.number = number
        self.purpose = purpose
        self.referenceDate = referenceDate
        self.caseReference = caseReference
        self.outputs = outputs
        self.emergency = emergency
        self.freshness = freshness
        self.line = line
    }

    package init(
        requester: Requester, number: INSZ, purpose: String, referenceDate: CalendarDate? = nil,
        caseReference: String? = nil, outputs: [OutputName]? = nil, emergency: EmergencyReason? = nil,
        freshness: AskedFreshness = .asThePurposeSays
    ) {
        self.init(
            requester: requester, number: .person(number), purpose: purpose, referenceDate: referenceDate,
            caseReference: caseReference, outputs: outputs,
            emergency: emergency, freshness: freshness)
    }
}

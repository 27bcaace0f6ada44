package import Catalogue
package import Core
import Ledger

/// What an application wants to ask about a list of people, before anyone is named.
package struct TaskWish: Hashable, Sendable {
    package let purpose: String
    package let referenceDate: CalendarDate?
    package let caseReference: String?
    package let employee: String?
    package let process: String?
    package let outputs: [OutputName]?

    package init(
        purpose: String, referenceDate: CalendarDate?, caseReference: String?, employee: String?, process: String?,
        outputs: [OutputName]?
    ) {
        self.purpose = purpose
        self.referenceDate = referenceDate
        self.caseReference = caseReference
        self.employee = employee
        self.process = process
        self.outputs = outputs
    }

    /// Why no line of such a task could be answered: pure, and without a person.
    ///
    /// Each line is judged again at its own moment. An emergency is about one person, and no task.
    func refusal(of purpose: Purpose?, to application: ApplicationRow, today: CalendarDate) -> Refusal? {
        guard let purpose else { return Refusal(.unknownPurpose, law: 2) }
        guard application.role == .application, application.purposes.contains(purpose.ref.id) else {
            return Refusal(.applicationNotPermitted, law: 2)
        }
        if purpose.template.emergency != nil { return Refusal(.emergencyReasonMissing, law: 2) }
        if let outputs, !Set(outputs).isSubset(of: purpose.outputs) { return Refusal(.unknownAttribute, law: 3) }
        if let referenceDate, referenceDate > today { return Refusal(.dateNotAllowed, law: 3) }
        if purpose.template.population.requiresCase, caseReference == nil { return Refusal(.caseMissing, law: 2) }
        return nil
    }
}

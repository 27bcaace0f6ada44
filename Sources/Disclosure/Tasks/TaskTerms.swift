package import Catalogue
package import Core
import Ledger

/// What a task asks about everyone on its list.
package struct TaskTerms: Hashable, Sendable {
    package let purpose: String
    /// Of the whole run, so that a list that takes more than a day is about one day.
    package let referenceDate: CalendarDate
    package let caseReference: String?
    package let employee: String?
    package let process: String?
    /// In the order in which a table shows them.
    package let outputs: [OutputName]

    package init(
        purpose: String, referenceDate: CalendarDate, caseReference: String?, employee: String?, process: String?,
        outputs: [OutputName]
    ) {
        self.purpose = purpose
        self.referenceDate = referenceDate
        self.caseReference = caseReference
        self.employee = employee
        self.process = process
        self.outputs = outputs
    }

    var json: JSON {
        .compact([
            "case": caseReference.map { .string($0) }, "employee": employee.map { .string($0) },
            "outputs": .array(outputs.map { .string($0.name) }), "process": process.map { .string($0) },
            "purpose": .string(purpose), "referenceDate": .string(referenceDate.text),
        ])
    }

    init?(json: JSON) {
        guard let purpose = json["purpose"]?.string,
            let date = json["referenceDate"]?.string.flatMap({ CalendarDate($0) }), let outputs = json["outputs"]?.array
        else { return nil }
        self.init(
            purpose: purpose, referenceDate: date, caseReference: json["case"]?.string,
            employee: json["employee"]?.string, process: json["process"]?.string,
            outputs: outputs.compactMap(\.string).map { OutputName($0) })
    }

    /// The question about one person, as that person's line asks it.
    func request(_ number: SubjectNumber, by application: String, line: TaskSlot) -> DisclosureRequest {
        DisclosureRequest(
            requester: Requester(application: application, employee: employee, process: process), number: number,
            purpose: purpose, referenceDate: referenceDate, caseReference: caseReference, outputs: outputs, line: line)
    }
}

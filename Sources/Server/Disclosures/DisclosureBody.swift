import Catalogue
import Core
import Disclosure
import Ledger

/// The body of `POST /v1/disclosures` and `POST /v1/checks`.
struct DisclosureBody {
    let request: DisclosureRequest

    init(_ call: Call) throws(Problem) {
        var members = try Members(parsing: call.body)
        let number = members.subject(call.environment)
        let purpose = members.text("purpose")
        let referenceDate = members.optionalDate("referenceDate")
        let caseReference = members.optionalText("case")
        let (employee, process) = members.optionalAsker()
        let outputs = members.optionalOutputs()
        let freshness = members.askedFreshness()
        let emergency = members.optionalEmergency()
        try members.finish()
        guard let number else { throw Problem.badRequest([]) }
        request = DisclosureRequest(
            requester: Requester(application: call.caller.id, employee: employee, process: process), number: number,
            purpose: purpose, referenceDate: referenceDate, caseReference: caseReference,
            outputs: outputs, emergency: emergency, freshness: freshness)
    }
}

extension Members {
    /// The longest id of an employee or process, in bytes.
    private static let longestID = 64

    /// The employee or the process that asks.
    mutating func optionalAsker() -> (employee: String?, process: String?) {
        let employee = optionalText("employee", limit: Self.longestID)
        let process = optionalText("process", limit: Self.longestID)
        if employee != nil, process != nil { invalid("process", "An employee asks, or a process; not both.") }
        return (employee, process)
    }

    /// Fewer outputs than the purpose has.
    mutating func optionalOutputs() -> [OutputName]? {
        let attributes = optionalTexts("attributes", atMost: 50)
        if attributes?.isEmpty == true { wrong("attributes", "At least one, or leave the member out for all.") }
        return attributes.map { $0.map { OutputName($0) } }
    }
}

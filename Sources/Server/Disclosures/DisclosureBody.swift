import Catalogue
import Core
import Disclosure
import Ledger

/// The body of `POST /v1/disclosures` and `POST /v1/checks`.
struct DisclosureBody {
    let request: DisclosureRequest

    /// The longest id of an employee or process, in bytes.
    private static let longestID = 64

    init(_ call: Call) throws(Problem) {
        var members = try Members(parsing: call.body)
        let number = members.subject(call.environment)
        let purpose = members.text("purpose")
        let referenceDate = members.optionalDate("referenceDate")
        let caseReference = members.optionalText("case")
        let employee = members.optionalText("employee", limit: Self.longestID)
        let process = members.optionalText("process", limit: Self.longestID)
        let attributes = members.optionalTexts("attributes", atMost: 50)
        let freshness = members.askedFreshness()
        let emergency = members.optionalEmergency()
        if employee != nil, process != nil { members.invalid("process", "An employee asks, or a process; not both.") }
        if attributes?.isEmpty == true { members.wrong("attributes", "At least one, or leave the member out for all.") }
        try members.finish()
        guard let number else { throw Problem.badRequest([]) }
        request = DisclosureRequest(
            requester: Requester(application: call.caller.id, employee: employee, process: process), number: number,
            purpose: purpose, referenceDate: referenceDate, caseReference: caseReference,
            outputs: attributes.map { $0.map { OutputName($0) } }, emergency: emergency,
            freshness: freshness)
    }
}

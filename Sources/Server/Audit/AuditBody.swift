import Core
import Disclosure
import Ledger

/// The body of `POST /v1/audit/query`: what an officer wants to see, and why.
struct AuditBody {
    let question: AuditQuestion
    let reason: String

    private static let mostLines: Int64 = 500

    init(_ call: Call) throws(Problem) {
        var members = try Members(parsing: call.body)
        let reason = members.text("reason")
        var question = AuditQuestion()
        question.subject = members.optionalSubject(call.environment)
        question.employee = members.optionalText("employee")
        question.purpose = members.optionalText("purpose").map { name in
            name.utf8.contains(0x2F) ? name : call.desk.controller + "/" + name
        }
        question.application = members.optionalText("application")
        question.source = members.optionalText("source")
        question.outcome = members.optionalText("outcome")
        question.caseReference = members.optionalText("case")
        question.entry = members.optionalIdentifier("entry")
        question.from = members.optionalInstant("from")
        question.until = members.optionalInstant("until")
        question.limit = Int(members.optionalInteger("limit", in: 1...Self.mostLines) ?? 100)
        if let before = members.take("before") {
            if let year = before["year"]?.integer, let index = before["index"]?.integer, before.object?.count == 2,
                (2000...9999).contains(year), (0..<1 << 40).contains(index)
            {
                question.before = Position(log: Int(year), seq: index)
            } else {
                members.wrong("before", "The `next` of the page before.")
            }
        }
        try members.finish()
        self.question = question
        self.reason = reason
    }
}

import Core
import Disclosure
import Ledger

/// How long what was fetched is kept: an application ends its case, an officer or operator looks at what is over.
enum KeepingRoutes {
    static func endCase(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let number = members.subject(call.environment)
        let purpose = members.text("purpose")
        let name = members.text("case")
        let employee = members.optionalText("employee", limit: 64)
        let process = members.optionalText("process", limit: 64)
        if employee != nil, process != nil { members.invalid("process", "An employee tells, or a process; not both.") }
        try members.finish()
        guard let number else { throw Problem.badRequest([]) }
        let requester = Requester(application: call.caller.id, employee: employee, process: process)
        let reply: CaseReply
        do {
            reply = try await call.desk.exchange.end(case: name, of: number, for: purpose, by: requester)
        } catch {
            throw Problem(error)
        }
        switch reply {
        case .refused(let refusal, let line):
            throw Problem(refusal, place: call.place(line), alternative: nil)
        case .ended(let line):
            return HTTPReply(json: [
                "case": .string(name), "purpose": .string(purpose), "at": .string(line.at.rfc3339),
                "log": call.place(line.position).json,
            ])
        }
    }

    /// Dry unless it says `apply`.
    static func retention(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let isApplied = members.optionalBoolean("apply") ?? false
        try members.finish()
        let desk = call.desk.exchange.retention
        do {
            guard isApplied else { return HTTPReply(json: try await desk.look().json) }
            switch try await desk.apply(by: call.caller.id) {
            case .done(let report): return HTTPReply(json: report.json)
            case .refused(let refusal): throw Problem(refusal)
            }
        } catch let problem as Problem {
            throw problem
        } catch let error as DisclosureError {
            throw Problem(error)
        } catch {
            throw Problem.badRequest([])
        }
    }
}

extension RetentionReport {
    fileprivate var json: JSON {
        [
            "applied": .boolean(isApplied), "at": .string(at.rfc3339), "consents": .integer(Int64(consents)),
            "facts": .integer(Int64(facts)), "factsWithoutInterest": .integer(Int64(factsWithoutInterest)),
            "tellings": .integer(Int64(tellings)), "doubts": .integer(Int64(doubts)),
            "items": .array(
                ended.map { line in
                    [
                        "purpose": .string(line.purpose), "kind": .string(line.kind.rawValue),
                        "cause": .string(line.cause.rawValue), "interests": .integer(Int64(line.interests)),
                        "facts": .integer(Int64(line.facts)),
                    ]
                }),
        ]
    }
}

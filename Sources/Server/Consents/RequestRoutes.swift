import Catalogue
import Core
import Disclosure
import Ledger

/// Asking for a citizen's act, by an application or a clerk.
enum RequestRoutes {
    static func ask(_ call: Call) async throws(Problem) -> HTTPReply {
        let reply: AskReply
        do { reply = try await call.desk.consents.ask(try question(call)) } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem.logUnavailable
        }
        switch reply {
        case .asked(let asked):
            var members = asked.receipt.json(at: call).members ?? [:]
            members["answerCode"] = asked.code.map { .string($0.text) }
            return HTTPReply(201, json: .members(members))
        case .refused(let refusal, let alternative, let notBefore):
            throw problem(refusal, alternative, notBefore, isClerk: call.caller.role == .clerk)
        }
    }

    private static func question(_ call: Call) throws(Problem) -> ConsentQuestion {
        var members = try Members(parsing: call.body)
        let isClerk = call.caller.role == .clerk
        let number = members.person(call.environment)
        let purpose = members.text("purpose")
        let caseReference = members.optionalText("case")
        let employee = isClerk ? nil : members.optionalText("employee", limit: 64)
        let until = members.optionalDate("until")
        let wantsCode = members.has("code") && members.boolean("code")
        try members.finish()
        guard let number else { throw Problem.badRequest([]) }
        return ConsentQuestion(
            number: number, purpose: purpose,
            requester: isClerk
                ? Requester(application: Channel.counter.rawValue, employee: call.caller.id)
                : Requester(application: call.caller.id, employee: employee),
            caseReference: caseReference, until: until, wantsCode: wantsCode)
    }

    /// A clerk hears the date before which nobody may prompt; an application only that it cannot be asked now, for a no
    /// reads to it like a question that waits (law 3).
    private static func problem(
        _ refusal: Refusal, _ alternative: String?, _ notBefore: Instant?, isClerk: Bool
    ) -> Problem {
        guard isClerk || refusal.rule != .tooSoonToAsk else {
            return Problem(Refusal(.requestOpen, law: refusal.law), place: nil, alternative: alternative)
        }
        var problem = Problem(refusal, place: nil, alternative: alternative)
        problem.notBefore = notBefore
        return problem
    }
}

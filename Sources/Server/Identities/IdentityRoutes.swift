import Core
import Disclosure
import Ledger

/// Where an officer says who a person with a new number is.
enum IdentityRoutes {
    /// Decides about the change that the entry in the path recorded.
    static func decide(_ call: Call) async throws(Problem) -> HTTPReply {
        guard let identity = Identifier(String(call.segment)) else { throw Problem.notFound }
        var members = try Members(parsing: call.body)
        let verdict = members.choice("verdict", IdentityDecision.Verdict.self)
        let reason = members.text("reason")
        try members.finish()
        guard let verdict else { throw Problem.badRequest([]) }
        let reply: IdentityDesk.Reply
        do {
            reply = try await IdentityDesk(journal: call.journal)
                .decide(identity, verdict, by: call.caller.id, reason: reason)
        } catch {
            throw Problem(error)
        }
        switch reply {
        case .refused(let refusal): throw Problem(refusal)
        case .decided(let line, let consents):
            return HTTPReply(json: [
                "identity": .string(identity.text), "verdict": .string(verdict.rawValue),
                "at": .string(line.at.rfc3339), "consentsResumed": .integer(Int64(consents)),
                "log": call.place(line.position).json,
            ])
        }
    }
}

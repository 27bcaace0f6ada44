import Core
import Disclosure
import Ledger

/// The citizen's acts, as a clerk takes them down.
enum ConsentRoutes {
    static func take(_ call: Call) async throws(Problem) -> HTTPReply {
        let act = try ConsentBody(call).act
        let reply: ConsentReply
        do { reply = try await call.desk.consents.take(act) } catch { throw Problem(error) }
        switch reply {
        case .taken(let receipt): return HTTPReply(201, json: receipt.json(at: call))
        case .refused(let refusal): throw Problem(refusal)
        }
    }

    static func withdraw(_ call: Call) async throws(Problem) -> HTTPReply {
        guard let consent = Identifier(String(call.segment)) else { throw Problem.notFound }
        var members = try Members(parsing: call.body)
        let number = members.person(call.environment)
        let taking = TakingBody.read(&members, recorder: call.caller.id)
        try members.finish()
        guard let number, let taking else { throw Problem.badRequest([]) }
        let reply: WithdrawalReply
        do {
            reply = try await call.desk.consents.withdraw(consent, of: number, taking: taking)
        } catch {
            throw Problem(error)
        }
        switch reply {
        case .done(let withdrawal): return HTTPReply(json: withdrawal.json(at: call))
        case .refused(let refusal): throw Problem(refusal)
        }
    }
}

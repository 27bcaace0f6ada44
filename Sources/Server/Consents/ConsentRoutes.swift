import Catalogue
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

    /// An act's receipt once more, in the form that is asked; the look is an entry.
    static func receipt(_ call: Call) async throws(Problem) -> HTTPReply {
        guard let entry = Identifier(String(call.segment)) else { throw Problem.notFound }
        var members = try Members(parsing: call.body)
        let number = members.person(call.environment)
        let form = members.choice("form", ReceiptForm.self)
        let reason = members.text("reason")
        try members.finish()
        guard let number, let form else { throw Problem.badRequest([]) }
        let shown: Consents.Shown<Receipt?>
        do {
            shown = try await call.desk.consents.receipt(of: entry, about: number, by: call.caller.id, reason: reason)
        } catch {
            throw Problem(error)
        }
        switch shown {
        case .refused(let refusal): throw Problem(refusal)
        case .shown(nil): throw Problem.notFound
        case .shown(let receipt?): return form.reply(receipt, at: call)
        }
    }

    /// The words with this hash, as they were shown then.
    static func notice(_ call: Call) async throws(Problem) -> HTTPReply {
        let found: (notice: Notice, versions: [PurposeRef])?
        do { found = try await call.desk.archive.notice(hash: String(call.segment)) } catch { throw Problem(error) }
        guard let found else { throw Problem.notFound }
        var members = found.notice.json.members ?? [:]
        members["purposes"] = .array(found.versions.map { .string($0.text) })
        return HTTPReply(json: .members(members))
    }
}

import Catalogue
import Core
import Disclosure
import Ledger

/// The citizen's acts, as a clerk takes them down.
///
/// A code alone opens no route: it says who holds a letter, not who acts. A clerk who has identified the citizen uses it;
/// a page of the citizen's own, behind their login, comes to the same ``Consents``.
enum ConsentRoutes {
    /// An answer on the spot.
    static func take(_ call: Call) async throws(Problem) -> HTTPReply {
        let act = try ConsentBody(call, .answer).act
        return try await receipt(201, call) { consents throws(DisclosureError) in try await consents.take(act) }
    }

    /// An answer to a question, found by its code or its id.
    static func answer(_ call: Call) async throws(Problem) -> HTTPReply {
        let body = try ConsentBody(call, .reply)
        guard let key = body.key else { throw Problem(Refusal(.requestNotOpen, law: 2)) }
        return try await receipt(201, call) { consents throws(DisclosureError) in
            try await consents.answer(key, body.act)
        }
    }

    static func renew(_ call: Call) async throws(Problem) -> HTTPReply {
        let consent = try id(call)
        let act = try ConsentBody(call, .yes).act
        return try await receipt(201, call) { consents throws(DisclosureError) in
            try await consents.renew(consent, act)
        }
    }

    static func change(_ call: Call, _ change: Consents.Change) async throws(Problem) -> HTTPReply {
        let consent = try id(call)
        let act = try ConsentBody(call, change == .assent ? .yes : .bare).act
        return try await receipt(200, call) { consents throws(DisclosureError) in
            try await consents.change(consent, change, act)
        }
    }

    static func withdraw(_ call: Call) async throws(Problem) -> HTTPReply {
        let consent = try id(call)
        let act = try ConsentBody(call, .bare).act
        let reply: ActReply<Withdrawal>
        do {
            reply = try await call.desk.consents.withdraw(
                consent, of: act.number, taking: act.taking, acting: act.acting)
        } catch {
            throw Problem(error)
        }
        return HTTPReply(json: try Self.done(reply).json(at: call))
    }

    private static func receipt(
        _ status: Int, _ call: Call,
        _ act: (Consents) async throws(DisclosureError) -> ActReply<Receipt>
    ) async throws(Problem) -> HTTPReply {
        let reply: ActReply<Receipt>
        do { reply = try await act(call.desk.consents) } catch { throw Problem(error) }
        return HTTPReply(status, json: try done(reply).json(at: call))
    }

    static func done<Done>(_ reply: ActReply<Done>) throws(Problem) -> Done {
        switch reply {
        case .done(let done): return done
        case .refused(let refusal): throw Problem(refusal)
        }
    }

    static func id(_ call: Call) throws(Problem) -> Identifier {
        guard let id = Identifier(String(call.segment)) else { throw Problem.notFound }
        return id
    }
}

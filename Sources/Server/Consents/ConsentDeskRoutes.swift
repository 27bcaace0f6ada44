import Catalogue
import Core
import Disclosure
import Ledger

/// Looking at a person's consents to help them, and what an officer decides about one.
enum ConsentDeskRoutes {
    /// A person's consents; the look is an entry that the person sees.
    static func query(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let number = members.person(call.environment)
        let reason = members.text("reason")
        try members.finish()
        guard let number else { throw Problem.badRequest([]) }
        let reply: ActReply<[ConsentSummary]>
        do {
            reply = try await call.desk.consents.overview(of: number, by: call.caller.id, reason: reason)
        } catch {
            throw Problem(error)
        }
        return HTTPReply(json: ["items": .array(try ConsentRoutes.done(reply).map(\.json))])
    }

    /// An act's receipt once more, in the form that is asked; the look is an entry.
    static func receipt(_ call: Call) async throws(Problem) -> HTTPReply {
        let entry = try ConsentRoutes.id(call)
        var members = try Members(parsing: call.body)
        let number = members.person(call.environment)
        let form = members.choice("form", ReceiptForm.self)
        let reason = members.text("reason")
        try members.finish()
        guard let number, let form else { throw Problem.badRequest([]) }
        let reply: ActReply<Receipt?>
        do {
            reply = try await call.desk.consents.receipt(of: entry, about: number, by: call.caller.id, reason: reason)
        } catch {
            throw Problem(error)
        }
        guard let receipt = try ConsentRoutes.done(reply) else { throw Problem.notFound }
        return form.reply(receipt, at: call)
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

    /// How a mandate was found when it was looked up again.
    static func mandate(_ call: Call) async throws(Problem) -> HTTPReply {
        let consent = try ConsentRoutes.id(call)
        var members = try Members(parsing: call.body)
        let number = members.person(call.environment)
        let holds = members.boolean("holds")
        var acting: Acting?
        if var inner = members.inner("representation") {
            acting = Acting.read(mandate: &inner, call)
            members.absorb(inner)
        }
        try members.finish()
        guard let number, let acting else { throw Problem.badRequest([]) }
        let reply: ActReply<Journal.Line>
        do {
            reply = try await call.desk.consents.checkMandate(
                of: consent, about: number, acting, holds: holds, by: call.caller.id)
        } catch {
            throw Problem(error)
        }
        return line(try ConsentRoutes.done(reply), call)
    }

    /// An officer stops a consent, finds it bad, or settles a conflict of parents, with a ground.
    static func decide(_ call: Call) async throws(Problem) -> HTTPReply {
        let consent = try ConsentRoutes.id(call)
        var members = try Members(parsing: call.body)
        let decision = members.choice("decision", Consents.Decision.self)
        let ground = members.text("ground")
        try members.finish()
        guard let decision else { throw Problem.badRequest([]) }
        let reply: ActReply<Journal.Line>
        do {
            reply = try await call.desk.consents.decide(consent, decision, ground: ground, by: call.caller.id)
        } catch {
            throw Problem(error)
        }
        return line(try ConsentRoutes.done(reply), call)
    }

    private static func line(_ line: Journal.Line, _ call: Call) -> HTTPReply {
        HTTPReply(json: [
            "id": .string(line.id.text), "at": .string(line.at.rfc3339), "log": call.place(line.position).json,
        ])
    }
}

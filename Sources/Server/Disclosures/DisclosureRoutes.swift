import Core
import Disclosure
import Ledger

/// Asking for data, asking whether one may, and looking back at one's own.
enum DisclosureRoutes {
    static func disclose(_ call: Call) async throws(Problem) -> HTTPReply {
        let request = try DisclosureBody(call).request
        let reply: Reply
        do { reply = try await call.desk.exchange.reply(to: request) } catch { throw Problem(error) }
        switch reply {
        case .answered(let answer):
            let origin = call.journal.storage.origin(ofLog: answer.line.position.log)
            return HTTPReply(bytes: answer.bytes(origin: origin))
        case .refused(let refused):
            throw Problem(refused, place: call.place(refused.line))
        // Only a line of a list waits; whoever asks for one person is told what there is.
        case .later: throw Problem.internalServerError
        }
    }

    static func check(_ call: Call) async throws(Problem) -> HTTPReply {
        let request = try DisclosureBody(call).request
        let checked: Checked
        do { checked = try await call.desk.exchange.check(request) } catch { throw Problem(error) }
        var members: [String: JSON?] = [
            "permitted": .boolean(checked.refusal == nil), "log": call.place(checked.line)?.json,
        ]
        if let refusal = checked.refusal {
            let problem = Problem(refusal, place: nil, alternative: checked.alternative)
            members["problem"] = .compact([
                "type": .string(problem.type), "title": .string(problem.title), "detail": .string(problem.detail),
                "alternative": checked.alternative.map { .string($0) },
                "otherWay": checked.alternative == nil ? nil : true,
            ])
        }
        return HTTPReply(json: .compact(members))
    }

    /// What was recorded of an answer, for the application that got it: never the values.
    static func look(_ call: Call) async throws(Problem) -> HTTPReply {
        let id = try call.identifier()
        try await AuditRoutes.look(call, .own, reason: "own disclosure", filter: ["entry": .string(id.text)])
        let found: (StoredEntry, JSON)?
        do { found = try await own(id, call) } catch { throw Problem(error) }
        guard let (entry, content) = found else { throw Problem.notFound }
        return HTTPReply(
            json: .compact([
                "id": .string(id.text), "at": .string(entry.at.rfc3339), "purpose": entry.purpose.map { .string($0) },
                "referenceDate": content["referenceDate"], "case": content["case"], "answers": content["outputs"],
                "sources": content["sources"], "answerCommitment": content["answer"],
                "log": call.place(entry.position).json,
            ]))
    }

    private static func own(_ id: Identifier, _ call: Call) async throws(LedgerError) -> (StoredEntry, JSON)? {
        let storage = call.journal.storage
        guard let position = try await storage.position(of: id), let entry = try await storage.entry(at: position),
            entry.type == .disclosed, entry.application == call.caller.id,
            let part = try await call.journal.open(entry).first
        else { return nil }
        return (entry, part.payload)
    }
}

import Core
import Disclosure
import Ledger

/// Reading the log as an officer.
///
/// Each look is in the log before anything is shown (law 7).
enum AuditRoutes {
    static func query(_ call: Call) async throws(Problem) -> HTTPReply {
        let body = try AuditBody(call)
        let shown: AuditDesk.Shown
        do {
            shown = try await call.desk.audit.lines(body.question, by: call.caller.id, reason: body.reason)
        } catch {
            throw Problem(error)
        }
        switch shown {
        case .refused(let refusal): throw Problem(refusal)
        case .lines(let lines, _):
            var members: [String: JSON] = ["items": .array(lines.map { $0.json(at: call) })]
            if lines.count == body.question.limit, let last = lines.last {
                let before: JSON = ["year": .integer(Int64(last.position.log)), "index": .integer(last.position.seq)]
                members["next"] = ["before": before]
            }
            return HTTPReply(json: .object(members))
        }
    }

    /// Recomputes the log; the look comes first.
    static func verify(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let reason = members.text("reason")
        let checkpoints = members.optionalNotes("checkpoints", atMost: 100) ?? []
        let log = members.optionalInteger("log", in: 1000...9999).map { Int($0) }
        let waits = members.optionalBoolean("wait") ?? true
        try members.finish()
        let filter = JSON.compact(["log": log.map { .integer(Int64($0)) }])
        try await look(call, .verification, reason: reason, filter: filter)
        let question = Verifications.Question(log: log, checkpoints: checkpoints)
        guard waits else {
            return HTTPReply(202, json: ["id": .string(call.desk.verifications.start(question).text)])
        }
        do {
            return HTTPReply(json: try await call.desk.verify(question, { _, _ in }))
        } catch {
            throw Problem.internalServerError
        }
    }

    /// Records that an officer looks.
    static func look(
        _ call: Call, _ way: Inspection.Way, at person: SubjectRef? = nil, reason: String, filter: JSON
    ) async throws(Problem) {
        let look = Inspection(person: person, way: way, by: call.caller.id, reason: reason, filter: filter)
        let recorded: Journal.Recorded
        do { recorded = try await call.journal.record(.inspected(look)) } catch { throw Problem(error) }
        if case .refused(let refusal) = recorded { throw Problem(refusal) }
    }
}

import Core
import Disclosure
import Ledger

/// What an officer takes outside: bundles, and the list of our calls to hold beside a source's.
enum ExportRoutes {
    /// A bundle as a tar (law 7: the entry comes first).
    static func export(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let reason = members.text("reason")
        let subject = members.optionalSubject(call.environment)
        let logs = try await logs(&members, call)
        let scope = BundleScope(
            logs: logs, from: members.optionalInstant("from"), until: members.optionalInstant("until"),
            purpose: members.optionalText("purpose").map { name in
                name.utf8.contains(0x2F) ? name : call.desk.controller + "/" + name
            },
            caseReference: members.optionalText("case"), staff: members.optionalBoolean("staff") ?? false,
            nothing: members.optionalBoolean("nothing") ?? false)
        try members.finish()
        let exported: ExportDesk.Exported
        do {
            exported = try await call.desk.exports.bundle(
                scope, about: subject, by: call.caller.id, reason: reason)
        } catch {
            throw Problem(error)
        }
        switch exported {
        case .refused(let refusal): throw Problem(refusal)
        case .bundle(let bundle, _): return HTTPReply(mediaType: "application/x-tar", language: "en", bytes: bundle.tar)
        }
    }

    /// The log of this year where none is named.
    private static func logs(_ members: inout Members, _ call: Call) async throws(Problem) -> BundleScope.Logs {
        guard let texts = members.optionalTexts("logs", atMost: 100), !texts.isEmpty else { return .current }
        if texts == ["all"] { return .all }
        let known: [Int]
        do { known = try await BundleWriter(journal: call.journal).years() } catch { throw Problem(error) }
        let years = texts.compactMap { Int($0) }
        if years.count < texts.count || !years.allSatisfy(known.contains) {
            members.invalid("logs", "Years of which there is a log, such as 2026, or `all` alone.")
        }
        return .years(years)
    }

    static func calls(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let reason = members.text("reason")
        let source = members.text("source")
        let from = members.optionalInstant("from")
        let until = members.optionalInstant("until")
        if from == nil, members.issues.isEmpty { members.missing("from") }
        if until == nil, members.issues.isEmpty { members.missing("until") }
        try members.finish()
        guard let from, let until else { throw Problem.badRequest([]) }
        let listed: CallDesk.Listed
        do {
            listed = try await CallDesk(journal: call.journal).calls(
                to: source, from: from, until: until, by: call.caller.id, reason: reason)
        } catch {
            throw Problem(error)
        }
        switch listed {
        case .refused(let refusal): throw Problem(refusal)
        case .calls(let calls): return HTTPReply(json: ["items": .array(calls.map(\.json))])
        }
    }

    /// How far a verification is that was started without waiting; the look was recorded when it was.
    static func verification(_ call: Call) throws(Problem) -> HTTPReply {
        guard let id = Identifier(String(call.segment)), let state = call.desk.verifications[id] else {
            throw Problem.notFound
        }
        if state.hasFailed { throw Problem.internalServerError }
        return HTTPReply(
            state.isRunning ? 202 : 200,
            json: .compact([
                "done": .integer(Int64(state.done)), "id": .string(id.text), "report": state.report,
                "size": .integer(Int64(state.size)),
            ]))
    }
}

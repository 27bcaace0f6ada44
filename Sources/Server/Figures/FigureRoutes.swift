import Core
import Disclosure
import Ledger

/// Figures and the register, for the programs that an officer reports with.
enum FigureRoutes {
    static func register(_ call: Call) -> HTTPReply { HTTPReply(json: call.desk.purposeDesk.register.json) }

    /// Consents of a period, small counts hidden; the look is an entry first (law 7).
    static func consents(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let reason = members.text("reason")
        if !members.has("from") { members.missing("from") }
        if !members.has("until") { members.missing("until") }
        let from = members.optionalDate("from")
        let until = members.optionalDate("until")
        try members.finish()
        guard let from, let until, from <= until else { throw Problem.badRequest([]) }
        try await AuditRoutes.look(
            call, .query, reason: reason, filter: ["from": .string(from.text), "until": .string(until.text)])
        do {
            return HTTPReply(json: try await ConsentFigures(call.journal, from: from, until: until).json)
        } catch {
            throw Problem(error)
        }
    }
}

import Core
import Disclosure
import Ledger

/// Figures and the register, for the programs that an officer reports with.
enum FigureRoutes {
    static func register(_ call: Call) -> HTTPReply { HTTPReply(json: call.desk.purposeDesk.register.json) }

    /// Consents of a period, small counts hidden; the look is an entry first (law 7).
    static func consents(_ call: Call) async throws(Problem) -> HTTPReply {
        let period = try await look(call)
        do {
            return HTTPReply(json: try await ConsentFigures(call.journal, period).json)
        } catch {
            throw Problem(error)
        }
    }

    /// What was spared in a period; the look is an entry first (law 7).
    static func savings(_ call: Call) async throws(Problem) -> HTTPReply {
        let period = try await look(call)
        do {
            return HTTPReply(
                json: try await Savings(
                    call.journal, period, purposes: call.desk.purposes, prices: call.desk.prices
                ).json)
        } catch {
            throw Problem(error)
        }
    }

    private static func look(_ call: Call) async throws(Problem) -> FiguresPeriod {
        var members = try Members(parsing: call.body)
        let reason = members.text("reason")
        if !members.has("from") { members.missing("from") }
        if !members.has("until") { members.missing("until") }
        let from = members.optionalDate("from")
        let until = members.optionalDate("until")
        try members.finish()
        guard let from, let until,
            let period = FiguresPeriod(from: from, until: until, today: call.journal.clock.today)
        else {
            throw Problem.badRequest([
                Issue(
                    .invalidInput, "from",
                    "Name whole months that are over: a first day of a month, and the last day of one.")
            ])
        }
        try await AuditRoutes.look(
            call, .query, reason: reason, filter: ["from": .string(from.text), "until": .string(until.text)])
        return period
    }
}

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
        guard let from, let until,
            let period = FiguresPeriod(from: from, until: until, today: call.journal.clock.today)
        else { throw Problem.badRequest([]) }
        try await AuditRoutes.look(
            call, .query, reason: reason, filter: ["from": .string(from.text), "until": .string(until.text)])
        do {
            return HTTPReply(json: try await ConsentFigures(call.journal, period).json)
        } catch {
            throw Problem(error)
        }
    }

    /// What was spared in whole months; the look is an entry first (law 7).
    static func savings(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let reason = members.text("reason")
        let until = members.optionalMonth("until") ?? CalendarMonth(of: call.journal.clock.today)
        let from = members.optionalMonth("from") ?? until
        try members.finish()
        guard from <= until, from.through(until).count <= Savings.mostMonths else {
            throw Problem.badRequest([
                Issue(.invalidInput, "from", "At most \(Savings.mostMonths) months, the first one first.")
            ])
        }
        try await AuditRoutes.look(
            call, .query, reason: reason, filter: ["from": .string(from.text), "until": .string(until.text)])
        do {
            let savings = try await Savings(
                call.journal, purposes: call.desk.purposes, prices: call.desk.prices, from: from, until: until)
            return HTTPReply(json: savings.json)
        } catch {
            throw Problem(error)
        }
    }
}

import Core
import Disclosure
import Ledger

/// Where officers see until when each year's log stays, plan its destruction, agree to it, and carry it out.
enum PruningRoutes {
    static func list(_ call: Call) async throws(Problem) -> HTTPReply {
        let years = try await call.told { () throws(DisclosureError) in try await call.desk.prunings.years() }
        return HTTPReply(json: ["items": .array(years.map(\.json))])
    }

    static func plan(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let year = members.optionalInteger("log", in: 1...9998)
        if year == nil { members.missing("log") }
        try members.finish()
        guard let year else { throw Problem.badRequest([]) }
        switch try await call.told({ () throws(DisclosureError) in
            try await call.desk.prunings.plan(Int(year), by: call.caller.id)
        }) {
        case .refused(let refusal): throw Problem(refusal)
        case .planned(let line): return call.planned(line)
        }
    }

    static func approve(_ call: Call) async throws(Problem) -> HTTPReply {
        let id = try call.identifier()
        var members = try Members(parsing: call.body)
        try members.finish()
        switch try await call.told({ () throws(DisclosureError) in
            try await call.desk.prunings.approve(id, by: call.caller.id)
        }) {
        case .refused(let refusal): throw Problem(refusal)
        case .approved(let missing):
            let state = missing == 0 ? Agreement.State.approved : .planned
            return HTTPReply(json: .members(Agreement.standing(of: id, state, missing: missing)))
        }
    }

    static func perform(_ call: Call) async throws(Problem) -> HTTPReply {
        let id = try call.identifier()
        var members = try Members(parsing: call.body)
        try members.finish()
        switch try await call.told({ () throws(DisclosureError) in
            try await call.desk.prunings.perform(id, by: call.caller.id)
        }) {
        case .refused(let refusal): throw Problem(refusal)
        case .performed(let row):
            return HTTPReply(json: .members(row.standing))
        }
    }

    static func destructionList(_ call: Call) async throws(Problem) -> HTTPReply {
        let id = try call.identifier()
        guard
            let found = try await call.told({ () throws(DisclosureError) in try await call.desk.prunings.list(of: id) })
        else { throw Problem.notFound }
        return HTTPReply(json: found.list)
    }
}

extension ClosedYear {
    fileprivate var json: JSON {
        var members: JSONMembers = [
            "gone": .boolean(isGone), "log": .integer(Int64(year)), "mayGo": .boolean(isTermOver && !isGone),
            "size": .integer(Int64(size)), "termYears": .integer(Int64(termYears)), "words": .string(words),
        ]
        members["mayGoFrom"] = firstDay.map { .string($0.text) }
        members["pruning"] = pruning.map { .members($0.standing) }
        return .members(members)
    }
}

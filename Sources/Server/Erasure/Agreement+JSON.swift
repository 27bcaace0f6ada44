import Core
import Ledger

extension Agreement {
    /// How far a plan is, as its routes tell it.
    static func standing(of id: Identifier, _ state: State, missing: Int) -> JSONMembers {
        JSONMembers([
            "id": .string(id.text), "missing": .integer(Int64(missing)), "state": .string(state.rawValue),
        ])
    }
}

extension AgreedRow {
    var standing: JSONMembers { Agreement.standing(of: id, state, missing: agreement.missing) }
}

extension Call {
    /// The answer to who planned what two officers must agree to.
    func planned(_ line: Journal.Line) -> HTTPReply {
        var members = Agreement.standing(of: line.id, .planned, missing: Agreement.needed)
        members["at"] = .string(line.at.rfc3339)
        members["log"] = place(line.position).json
        return HTTPReply(201, json: .members(members))
    }
}

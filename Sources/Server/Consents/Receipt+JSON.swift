import Core
import Disclosure
import Ledger

extension Receipt {
    /// What a clerk gets for the citizen, with the entry's place in the log.
    func json(at call: Call) -> JSON {
        var members = json.members ?? [:]
        members["log"] = call.place(line.position).json
        return .members(members)
    }
}

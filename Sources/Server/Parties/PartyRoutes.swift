import Core
import Ledger

/// Registering who may come.
///
/// What stood before for this id, tokens included, ends with it; only an address that is not named stays.
enum PartyRoutes {
    static func register(_ call: Call) async throws(Problem) -> HTTPReply {
        let row = try await PartyBody(call).row
        // The roles are disjoint, so an operator makes no officer, itself least of all.
        if call.caller.role == .operator, row.role == .officer || row.id == call.caller.id {
            throw Problem(Refusal(.roleNotAllowed, law: 7))
        }
        let registration = ApplicationRegistration(application: row, by: call.caller.id)
        do {
            switch try await call.journal.record(.applicationRegistered(registration)) {
            case .refused(let refusal): throw Problem(refusal)
            case .appended(let line):
                try await call.parties.reload(from: call.journal.storage)
                return HTTPReply(
                    201,
                    json: [
                        "clientId": .string(call.desk.controller + "/" + row.id), "role": .string(row.role.rawValue),
                        "id": .string(line.id.text), "log": call.place(line.position).json,
                    ])
            }
        } catch let problem as Problem {
            throw problem
        } catch let error as LedgerError {
            throw Problem(error)
        } catch {
            throw Problem.internalServerError
        }
    }
}

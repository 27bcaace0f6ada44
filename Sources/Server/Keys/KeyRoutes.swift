import Core
import Disclosure
import Ledger

/// Where an officer or operator has a key replaced.
enum KeyRoutes {
    static func rotate(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let key = members.choice("key", KeyRotation.Key.self)
        let subject = members.optionalSubject(call.environment)
        let keyClass = key == .person ? members.keyClass() : nil
        try members.finish()
        guard let key else { throw Problem.badRequest([]) }
        let desk = call.desk.keys
        let reply: KeyDesk.Reply
        do throws(DisclosureError) {
            if key != .person {
                reply = try await desk.rotate(key, by: call.caller.id)
            } else if let subject, let keyClass {
                reply = try await desk.rotate(of: subject, keyClass, by: call.caller.id)
            } else {
                reply = .refused(Refusal(.nothingToErase, law: 8))
            }
        } catch {
            throw Problem(error)
        }
        switch reply {
        case .refused(let refusal): throw Problem(refusal)
        case .rotated(let rotation, let line):
            return HTTPReply(
                json: .compact([
                    "key": .string(rotation.key.rawValue), "from": .integer(Int64(rotation.from)),
                    "to": .integer(Int64(rotation.to)), "verifierKey": rotation.verifier.map { .string($0) },
                    "at": .string(line.at.rfc3339), "log": call.place(line.position).json,
                ]))
        }
    }
}

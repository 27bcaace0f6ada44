import Core
import Disclosure
import Ledger

/// Where officers see what may be erased of a person, plan it, agree to it, and get the certificate.
enum ErasureRoutes {
    static func classes(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let subject = members.subject(call.environment)
        let reason = members.text("reason")
        try members.finish()
        guard let subject else { throw Problem.badRequest([]) }
        switch try await call.told({ () throws(DisclosureError) in
            try await call.desk.erasures.overview(of: subject, by: call.caller.id, reason: reason)
        }) {
        case .refused(let refusal): throw Problem(refusal)
        case .classes(let classes): return HTTPReply(json: ["items": .array(classes.map(\.json))])
        }
    }

    static func plan(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let subject = members.subject(call.environment)
        let keyClass = members.keyClass()
        let ground = members.choice("ground", ErasureGround.self)
        try members.finish()
        guard let subject, let keyClass, let ground else { throw Problem.badRequest([]) }
        switch try await call.told({ () throws(DisclosureError) in
            try await call.desk.erasures.plan(of: subject, keyClass, ground: ground, by: call.caller.id)
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
            try await call.desk.erasures.approve(id, by: call.caller.id)
        }) {
        case .refused(let refusal): throw Problem(refusal)
        case .approved(_, let missing):
            return HTTPReply(json: .members(Agreement.standing(of: id, .planned, missing: missing)))
        case .performed(let certificate):
            var members = Agreement.standing(of: id, .performed, missing: 0)
            members["certificate"] = certificate.json
            return HTTPReply(json: .members(members))
        }
    }

    static func list(_ call: Call) async throws(Problem) -> HTTPReply {
        let rows = try await call.told { () throws(DisclosureError) in try await call.desk.erasures.list() }
        let items = rows.map { row -> JSON in
            var members = row.standing
            members["class"] = .string(row.keyClass.name)
            members["ground"] = .string(row.ground.rawValue)
            return .members(members)
        }
        return HTTPReply(json: ["items": .array(items)])
    }

    static func certificate(_ call: Call) async throws(Problem) -> HTTPReply {
        let id = try call.identifier()
        guard
            let certificate = try await call.told({ () throws(DisclosureError) in
                try await call.desk.erasures.certificate(id)
            })
        else { throw Problem.notFound }
        return HTTPReply(json: certificate.json)
    }
}

extension ErasureClass {
    fileprivate var json: JSON {
        .compact([
            "class": .string(keyClass.name), "facts": .integer(Int64(facts)), "ground": .string(retention.ground),
            "label": .string(label), "mayGo": .boolean(retention.mayGo), "parts": .integer(Int64(parts)),
            "until": retention.until.map { .string($0.text) }, "words": .string(retention.words),
        ])
    }
}

extension Members {
    /// A class of a person's keys, by its name.
    mutating func keyClass() -> KeyClass? {
        let name = text("class")
        guard let keyClass = KeyClass(name: name) else {
            if !name.isEmpty { wrong("class", "facts, told, consent, or access and a year, as access-2026.") }
            return nil
        }
        return keyClass
    }
}

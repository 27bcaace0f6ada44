import Catalogue
import Core
import Disclosure
import Ledger

/// What a citizen tells once, as a clerk takes it down, shows it, corrects it and takes it back.
enum ToldRoutes {
    static func tell(_ call: Call) async throws(Problem) -> HTTPReply {
        let body = try ToldBody(call, .first)
        guard let thing = body.thing else { throw Problem.badRequest([]) }
        let reply = try await call.told { () throws(DisclosureError) in
            try await call.desk.told.tell(thing, for: body.purpose, isShared: body.isShared ?? false, body.act)
        }
        return HTTPReply(201, json: try ConsentRoutes.done(reply).json(at: call))
    }

    /// What a person told; the look is an entry that the person sees.
    static func query(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let number = members.person(call.environment)
        let reason = members.text("reason")
        try members.finish()
        guard let number else { throw Problem.badRequest([]) }
        let reply = try await call.told { () throws(DisclosureError) in
            try await call.desk.told.overview(of: number, by: call.caller.id, reason: reason)
        }
        return HTTPReply(json: ["items": .array(try ConsentRoutes.done(reply).map(\.json))])
    }

    static func correct(_ call: Call) async throws(Problem) -> HTTPReply {
        let id = try call.identifier()
        let body = try ToldBody(call, .again)
        let reply = try await call.told { () throws(DisclosureError) in
            try await call.desk.told.correct(id, to: body.value, isShared: body.isShared, body.act)
        }
        guard let receipt = try ConsentRoutes.done(reply) else {
            throw Problem.badRequest([
                Issue(.invalidInput, "value", "No such value; `POST /v1/told/query` says of what kind it is.")
            ])
        }
        return HTTPReply(json: receipt.json(at: call))
    }

    static func withdraw(_ call: Call) async throws(Problem) -> HTTPReply {
        let id = try call.identifier()
        let body = try ToldBody(call, .back)
        let reply = try await call.told { () throws(DisclosureError) in
            try await call.desk.told.withdraw(id, body.act)
        }
        return HTTPReply(json: try ConsentRoutes.done(reply).json(at: call))
    }
}

extension ToldReceipt {
    /// With whom to warn of an account number in the place of another, and where.
    fileprivate func json(at call: Call) -> JSON {
        .compact([
            "id": .string(telling.text), "at": .string(line.at.rfc3339), "log": call.place(line.position).json,
            "until": until.map { .string($0.rfc3339) },
            "warn": warning.map { warning in
                .compact(["way": .string(warning.notice.way), "contact": warning.contact?.json])
            },
        ])
    }
}

extension ToldItem {
    /// Never as authentic, for the person is the source; what does not read has no value.
    fileprivate var json: JSON {
        .compact([
            "id": .string(row.id.text), "attribute": .string(row.kind.rawValue), "label": .string(row.kind.label),
            "value": value?.json, "authentic": false, "source": "told", "toldAt": .string(row.at.rfc3339),
            "ageDays": .integer(Int64(ageDays)), "channel": .string(row.channel.rawValue),
            "assurance": .string(row.assurance.rawValue), "purpose": .string(row.purpose),
            "shared": .boolean(row.isShared), "corrections": .integer(row.revision - 1),
            "until": .string(row.until.rfc3339), "ended": end.map { .string($0.rawValue) },
            "noticeHash": noticeHash.map { .string($0) },
        ])
    }
}

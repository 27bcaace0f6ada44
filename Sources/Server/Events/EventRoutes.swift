import Core
import Disclosure
import HTTPTypes
import Ledger

/// That answers may have changed: an application's own events, and nobody else's.
enum EventRoutes {
    /// The oldest that are left, or those after one.
    static func read(_ call: Call) async throws(Problem) -> HTTPReply {
        let place = call.segment.isEmpty ? nil : try call.identifier()
        let found = try await call.told { () throws(DisclosureError) in
            try await call.desk.events.read(of: call.caller.id, after: place)
        }
        guard case .page(let page) = found else { throw Problem.eventsGone }
        let source = call.desk.events.source
        var reply = HTTPReply(
            json: .compact([
                "items": .array(page.events.map { $0.json(source: source) }), "more": .boolean(page.isMore),
                "next": page.place.map { .string("/v1/events/after/" + $0.text) },
            ]))
        if let place = page.place, let link = HTTPField.Name("Link") {
            reply.headers[link] = "</v1/events/after/\(place.text)>; rel=\"next\""
        }
        return reply
    }

    static func redeliver(_ call: Call) async throws(Problem) -> HTTPReply {
        let id = try call.identifier()
        let redelivery = try await call.told { () throws(DisclosureError) in
            try await call.desk.events.redeliver(id, of: call.caller)
        }
        switch redelivery {
        case .absent: throw Problem.notFound
        case .nowhere: throw Problem.noWebhook
        case .waiting(let event): return HTTPReply(202, json: event.json(source: call.desk.events.source))
        }
    }

    /// What receivers check the signatures of webhooks with.
    static func key(_ call: Call) throws(Problem) -> HTTPReply {
        guard let key = call.journal.keys.controllerKeys.webhookKey else { throw Problem.internalServerError }
        return HTTPReply(json: ["algorithm": "ed25519", "publicKey": .string(WebhookMessage.publicKey(key))])
    }
}

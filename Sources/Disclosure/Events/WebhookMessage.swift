package import Core
package import Ledger

/// An event as it is sent: CloudEvents 1.0 in JSON, signed after Standard Webhooks with a key that is published (`v1a`).
package struct WebhookMessage: Hashable, Sendable {
    package let headers: [Header]
    package let body: [UInt8]

    package struct Header: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    /// - Parameter now: When it is sent: an old message does not pass for a new one.
    package init(_ event: AnswerEvent, source: String, at now: Instant, key: WebhookKey) throws(LedgerError) {
        body = event.json(source: source).canonicalBytes
        let time = String(now.milliseconds / 1000)
        let signature = try key.signature(of: Self.signed(id: event.id.text, time: time, body: body))
        headers = [
            Header(name: "Content-Type", value: "application/cloudevents+json; charset=utf-8"),
            Header(name: "webhook-id", value: event.id.text), Header(name: "webhook-timestamp", value: time),
            Header(name: "webhook-signature", value: "v1a," + Base64.encode(signature)),
        ]
    }

    /// What the signature is over.
    package static func signed(id: String, time: String, body: [UInt8]) -> [UInt8] {
        Array("\(id).\(time).".utf8) + body
    }

    /// A public key as Standard Webhooks writes it.
    package static func publicKey(_ key: WebhookKey) -> String { "whpk_" + Base64.encode(key.publicKey) }
}

import Adapters
import Disclosure
import Wire

/// Webhooks as the settings have them.
struct Webhooks: WebhookCaller {
    let sender: WebhookSender

    init(_ settings: WebhookSettings, client: HTTPClient) {
        sender = WebhookSender(client: client, peers: settings.peers, trust: settings.trust)
    }

    func post(_ message: WebhookMessage, to url: String) async -> WebhookOutcome {
        let headers = message.headers.map { (name: $0.name, value: $0.value) }
        return WebhookOutcome(status: await sender.post(message.body, headers: headers, to: url))
    }
}

import Disclosure
import Synchronization

/// A receiver of webhooks that answers as it is told, and keeps what it got.
final class ScriptedReceiver: WebhookCaller {
    struct Post: Sendable {
        let url: String
        let message: WebhookMessage

        func header(_ name: String) -> String { message.headers.first { $0.name == name }?.value ?? "" }
        var id: String { header("webhook-id") }
        /// All but the signature.
        var told: String {
            message.headers.filter { $0.name != "webhook-signature" }.map { $0.name + $0.value }.joined()
                + String(decoding: message.body, as: UTF8.self)
        }
    }

    private let kept = Mutex<[Post]>([])
    private let answer: @Sendable (_ post: Post, _ number: Int) async -> WebhookOutcome

    /// `answer` gets the number of posts so far, this one included.
    init(_ answer: @escaping @Sendable (_ post: Post, _ number: Int) async -> WebhookOutcome = { _, _ in .taken }) {
        self.answer = answer
    }

    var posts: [Post] { kept.withLock { $0 } }

    func post(_ message: WebhookMessage, to url: String) async -> WebhookOutcome {
        let post = Post(url: url, message: message)
        let number = kept.withLock { kept in
            kept.append(post)
            return kept.count
        }
        return await answer(post, number)
    }
}

package import Core
package import OnlyOnce
import Synchronization

/// The last calls to a connection, with their messages beside what was read from them: for the developer page.
///
/// In memory only. Made in the environment `mock` and nowhere else.
package final class ConversationLog: Sendable {
    package static let length = 20

    package struct Entry: Sendable {
        /// Counts up for ever, to name an entry by.
        package let number: Int
        package let at: Instant
        package let source: String
        package let service: String
        package let status: Outcome.Status
        package let code: String
        package let attempts: Int
        package let exchanges: [RawExchange]
        package let told: Redacted<[AttributeID: SourceReply.Told]>
    }

    private struct State {
        var entries: [Entry] = []
        var count = 0
    }

    private let state = Mutex(State())

    package init() {}

    /// The newest first.
    package var entries: [Entry] { state.withLock { $0.entries.reversed() } }

    func add(_ conversation: Conversation, _ call: SourceCall, _ reply: SourceReply, source: String) {
        let exchanges = conversation.exchanges
        state.withLock { state in
            state.count += 1
            state.entries.append(
                Entry(
                    number: state.count, at: reply.retrievedAt, source: source, service: call.service,
                    status: reply.status, code: reply.code, attempts: reply.attempts, exchanges: exchanges,
                    told: Redacted(reply.told)))
            if state.entries.count > Self.length { state.entries.removeFirst() }
        }
    }
}

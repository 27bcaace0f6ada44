import Core
import Synchronization
import Wire

/// The messages of one call as they went over the wire, while it is under way.
///
/// Only in the environment `mock`: elsewhere there is none, so that no message outlives its reading.
final class Conversation: Sendable {
    @TaskLocal static var current: Conversation?

    /// More of a message is not kept.
    private static let longest = 65_536

    private let kept = Mutex<[RawExchange]>([])

    var exchanges: [RawExchange] { kept.withLock { $0 } }

    func add(_ request: HTTPRequest, _ result: Result<HTTPResponse, WireError>) {
        let response = try? result.get()
        var failure: String?
        if case .failure(let error) = result { failure = error.code.rawValue }
        let exchange = RawExchange(
            method: request.method.rawValue, address: Redacted(request.url),
            request: Redacted(Array(request.body.prefix(Self.longest))), status: response?.status,
            answer: Redacted(Array(response?.body.prefix(Self.longest) ?? [])), failure: failure)
        kept.withLock { $0.append(exchange) }
    }
}

import Core
import Crypto
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// The least that a server can do with the same request: reads the body, knows the token, answers bytes that lie ready.
struct CannedServer: HTTPResponder {
    struct Context: InitializableFromSource {
        init(source: ApplicationRequestContextSource) {}
    }

    private final class Tokens: Sendable {
        let known: Mutex<[SHA256Digest: String]>

        init(_ token: String) {
            known = Mutex([SHA256.hash(data: Array(token.utf8)): "party"])
        }
    }

    private let tokens: Tokens
    private let bytes: [UInt8]
    private static let trace = HTTPField.Name("BelGov-Trace-Id")

    init(token: String, bytes: [UInt8]) {
        tokens = Tokens(token)
        self.bytes = bytes
    }

    func respond(to request: Request, context: Context) async throws -> Response {
        guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else {
            return Response(status: .unauthorized)
        }
        let digest = SHA256.hash(data: Array(header.dropFirst(7).utf8))
        guard tokens.known.withLock({ $0[digest] }) != nil else { return Response(status: .unauthorized) }
        let body = try await request.body.collect(upTo: 65_536)
        guard body.readableBytes > 0 else { return Response(status: .badRequest) }
        var headers = HTTPFields()
        headers.reserveCapacity(8)
        headers[.contentType] = "application/json"
        headers[.contentLanguage] = "nl"
        headers[.cacheControl] = "no-store"
        if let name = Self.trace { headers[name] = "0193a2b4-0000-7000-8000-000000000000" }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Listens until it is told to stop.
    func serve(port: Int) async throws {
        var logger = Logger(label: "canned")
        logger.logLevel = .critical
        let application = Application(
            responder: self, server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil), logger: logger)
        try await application.runService()
    }
}

import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Support
import Synchronization

/// Stands before a server and passes everything on; it writes down the URL and headers of each request, the headers of
/// each answer, and the body of each problem.
final class RecordingProxy: Sendable {
    struct Records: Sendable {
        var urls = ""
        var headers = ""
        var problems = ""
    }

    typealias Forward =
        @Sendable (
            _ method: String, _ path: String, _ headers: [(String, String)], _ body: [UInt8]
        ) async throws -> Answer

    let port = FreePort.take()
    private let state = Mutex(Records())
    /// Text that is added to every answer, to see that a leak there is found.
    private let planted = Mutex<String?>(nil)

    var records: Records { state.withLock { $0 } }

    func plant(_ text: String) { planted.withLock { $0 = text } }

    /// Passes requests on while `body` runs.
    func passing<Result: Sendable>(
        with forward: @escaping Forward, _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        var logger = Logger(label: "proxy")
        logger.logLevel = .critical
        let isUp = Guarded(false)
        let application = Application(
            responder: CallbackResponder<BasicRequestContext> { request, _ in
                try await self.pass(request, with: forward)
            },
            configuration: .init(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { _ in isUp.change { $0 = true } }, logger: logger)
        let server = Task { try await application.run() }
        defer { server.cancel() }
        try await Patience.until("the proxy is up") { isUp.value }
        return try await body()
    }

    private func pass(_ request: Request, with forward: Forward) async throws -> Response {
        let headers = request.headers.map { ($0.name.rawName, $0.value) }
        let path = request.head.path ?? "/"
        let body = try await request.body.collect(upTo: 1 << 20)
        note(path, headers)
        let own = headers.filter { !["host", "content-length", "connection"].contains($0.0.lowercased()) }
        let answer = try await forward(request.method.rawValue, path, own, Array(body.readableBytesView))
        let planted = planted.withLock { $0 }
        let bytes = answer.body + Array((planted ?? "").utf8)
        var fields = HTTPFields()
        for (name, value) in answer.headers where !["content-length", "connection"].contains(name.lowercased()) {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        state.withLock { state in
            state.headers += answer.headers.map { "\($0.name): \($0.value)\n" }.joined() + (planted ?? "")
            if answer.status >= 400 { state.problems += String(decoding: bytes, as: UTF8.self) + "\n" }
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func note(_ path: String, _ headers: [(String, String)]) {
        state.withLock { state in
            state.urls += path + "\n"
            state.headers += headers.map { "\($0.0): \($0.1)\n" }.joined()
        }
    }
}

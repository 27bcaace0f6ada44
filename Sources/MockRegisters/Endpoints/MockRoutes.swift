import Core
import Hummingbird
import NIOCore

/// The mock's routes: one for all of MAGDA's services, three to steer and watch the mock.
struct MockRoutes: Sendable {
    static let magda = "/api/Magda-02.00/soap/WebService"
    private static let hugeBytes = 100_000_000

    let platform: Platform

    func add(to router: Router<MockContext>) {
        router.post("api/Magda-02.00/soap/WebService") { request, context in try await soap(request, context) }
        router.get("mock/calls") { _, _ in json(platform.calls.json) }
        router.delete("mock/calls") { _, _ in
            platform.calls.reset()
            return Response(status: .noContent)
        }
        router.get("mock/faults") { _, _ in json(["faults": platform.faults.json]) }
        router.post("mock/faults") { request, _ in try await addFault(request) }
        router.delete("mock/faults") { _, _ in
            platform.faults.reset()
            return Response(status: .noContent)
        }
    }

    private func soap(_ request: Request, _ context: MockContext) async throws -> Response {
        guard request.headers[.contentType]?.lowercased().hasPrefix("text/xml") == true else {
            return Response(status: .unsupportedMediaType)
        }
        let body = try await request.body.collect(upTo: 1_048_576)
        let (answer, delay) = platform.respond(to: Array(body.readableBytesView))
        if delay > 0 { try await Task.sleep(for: .milliseconds(delay)) }
        switch answer {
        case .document(let bytes, let isFault):
            return xml(isFault ? .internalServerError : .ok, ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .cut(let bytes):
            return xml(
                .ok,
                ResponseBody(contentLength: bytes.count) { writer in
                    try await writer.write(ByteBuffer(bytes: bytes.prefix(bytes.count / 2)))
                    throw CancellationError()
                })
        case .huge(let start): return xml(.ok, huge(start))
        case .none:
            try await context.channel.close()
            throw CancellationError()
        }
    }

    private func huge(_ start: [UInt8]) -> ResponseBody {
        ResponseBody { writer in
            try await writer.write(ByteBuffer(bytes: start))
            let block = ByteBuffer(repeating: 0x20, count: 100_000)
            for _ in 0..<(Self.hugeBytes / 100_000) { try await writer.write(block) }
            try await writer.finish(nil)
        }
    }

    private func addFault(_ request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 65_536)
        let json = try? JSON(parsing: Array(body.readableBytesView))
        if json?["kind"]?.string == "none" {
            platform.faults.reset()
            return self.json(["faults": platform.faults.json], status: .created)
        }
        guard let json, let fault = Fault(json: json) else {
            return problem(.badRequest, "a kind, perhaps service, times, milliseconds and resident")
        }
        var slug: String?
        if let name = json["resident"] {
            let day = BelgianCalendar.date(at: platform.clock())
            guard let text = name.string, let resident = try? platform.folder.population(on: day).resident(named: text)
            else { return problem(.notFound, "no resident of that name") }
            slug = resident.slug
        }
        platform.faults.add(fault, slug: slug)
        return self.json(["faults": platform.faults.json], status: .created)
    }

    private func problem(_ status: HTTPResponse.Status, _ detail: String) -> Response {
        json(["detail": .string(detail), "status": .integer(Int64(status.code))], status: status)
    }

    private func xml(_ status: HTTPResponse.Status, _ body: ResponseBody) -> Response {
        Response(status: status, headers: [.contentType: "text/xml;charset=UTF-8"], body: body)
    }

    private func json(_ json: JSON, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.canonicalBytes)))
    }
}

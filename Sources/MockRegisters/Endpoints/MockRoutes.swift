import Core
import Hummingbird
import NIOCore

/// The mock's routes: one for all of MAGDA's services, one for the KSZ's, and those of the sources that speak JSON.
struct MockRoutes: Sendable {
    static let magda = "/api/Magda-02.00/soap/WebService"
    private static let largest = 1_048_576

    let platform: Platform
    let sources: JSONSources
    let security: MockSecurity

    func add(to router: Router<MockContext>) {
        router.post("api/Magda-02.00/soap/WebService") { request, context in
            try await soap(request, context, security.magda, platform.respond)
        }
        router.post("HandiService/consultFilesByDate") { request, context in
            try await soap(request, context, security.ksz, KszPlatform(platform: platform).respond)
        }
        for path in ["op/v1/token", "ocmw/dossiers/get"] {
            router.post(RouterPath(path)) { request, context in try await json(request, context) }
        }
        for path in ["Magda-v1/rest/v1/mobility/registrations", "v1/mobility/registrations", "v2/**", "zones/**"] {
            router.get(RouterPath(path)) { request, context in try await json(request, context) }
        }
    }

    private func soap(
        _ request: Request, _ context: MockContext, _ guarded: EnvelopeGuard?,
        _ respond: ([UInt8]) -> (answer: MockAnswer, delay: Int)
    ) async throws -> Response {
        guard request.headers[.contentType]?.lowercased().hasPrefix("text/xml") == true else {
            return Response(status: .unsupportedMediaType)
        }
        let body = Array(try await request.body.collect(upTo: Self.largest).readableBytesView)
        let type = "text/xml;charset=UTF-8"
        let now = platform.clock()
        if let guarded, !guarded.admits(body, at: now) {
            let fault = Reply.fault("Client", "ERR_025: Verification Failure")
            return try await Delivery(status: .ok, type: type, delay: 0)
                .send(.document(fault, isFault: true), context)
        }
        let (answer, delay) = respond(body)
        let signed = guarded?.signed(answer, at: now) ?? answer
        return try await Delivery(status: .ok, type: type, delay: delay).send(signed, context)
    }

    private func json(_ request: Request, _ context: MockContext) async throws -> Response {
        let body = try await request.body.collect(upTo: Self.largest)
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        let call = JSONCall(
            method: request.method.rawValue, path: request.uri.path,
            query: Form(Array((request.uri.query ?? "").utf8)).fields, headers: headers,
            body: Array(body.readableBytesView))
        guard let (reply, answer, delay) = sources.respond(to: call) else { return Response(status: .notFound) }
        let delivery = Delivery(
            status: .init(code: reply.status), type: reply.type, headers: reply.headers, delay: delay)
        return try await delivery.send(answer, context)
    }
}

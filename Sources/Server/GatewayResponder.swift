import Core
import HTTPTypes
package import Hummingbird
import Logging
import NIOCore

/// From a request to a response: headers, the log line and the counters, the same for every route.
package struct GatewayResponder: HTTPResponder {
    let reception: Reception
    /// The officers' pages, where a login is configured.
    let pages: DeskReception?
    let settings: ServerSettings
    let meter: Meter
    let clock: WallClock
    let entropy: Entropy
    let logger: Logger

    package func respond(to request: Request, context: GatewayContext) async throws -> Response {
        let started = ContinuousClock.now
        let trace = Identifier.timeOrdered(at: clock.now, entropy: entropy).text
        var endpoint: Endpoint?
        let reply: HTTPReply
        if let pages, DeskReception.receives(request) {
            reply = await pages.answer(request, endpoint: &endpoint)
        } else {
            reply = await answer(request, trace: trace, endpoint: &endpoint)
        }
        let response = self.response(reply, to: request, trace: trace)
        let took = (ContinuousClock.now - started).components
        let microseconds = Int(took.seconds * 1_000_000 + took.attoseconds / 1_000_000_000_000)
        meter.count(endpoint, status: reply.status, microseconds: microseconds)
        note(endpoint, reply.status, microseconds, trace: trace, request.headers)
        return response
    }

    private func answer(_ request: Request, trace: String, endpoint: inout Endpoint?) async -> HTTPReply {
        var route: Route?
        defer { endpoint = route?.row.endpoint }
        do throws(Problem) {
            return try await reception.answer(request, route: &route)
        } catch {
            if route != nil { meter.count(refusal: error.type) }
            return HTTPReply(error, trace: trace, documentation: settings.documentation)
        }
    }

    private func response(_ reply: HTTPReply, to request: Request, trace: String) -> Response {
        var headers = reply.headers
        headers.reserveCapacity(headers.count + 8)
        headers[.contentType] = reply.mediaType
        headers[.contentLanguage] = reply.language
        headers[.cacheControl] = "no-store"
        if let name = TraceHeaders.trace { headers[name] = trace }
        if let name = TraceHeaders.related, let related = TraceHeaders.related(request.headers) {
            headers[name] = related
        }
        if let problem = reply.problem {
            if let seconds = problem.retryAfterSeconds { headers[.retryAfter] = String(seconds) }
            if let challenge = problem.challenge { headers[.wwwAuthenticate] = challenge }
            if let allowed = problem.allowed { headers[.allow] = allowed }
            // What is left of a body that was too large is not read.
            if problem.status == 413 { headers[.connection] = "close" }
        }
        return Response(
            status: HTTPResponse.Status(code: reply.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: reply.bytes)))
    }

    /// A line for the operator: never a path, a header or a body, which may hold what they should not.
    private func note(_ route: Endpoint?, _ status: Int, _ microseconds: Int, trace: String, _ headers: HTTPFields) {
        let level: Logger.Level = status < 400 ? .debug : status < 500 ? .info : .error
        logger.log(
            level: level, "answered",
            metadata: [
                "route": "\(route?.path ?? "none")", "status": "\(status)", "microseconds": "\(microseconds)",
                "trace": "\(trace)", "parent": "\(TraceHeaders.parent(headers) ?? "none")",
            ])
    }
}

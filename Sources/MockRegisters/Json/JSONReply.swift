import Core

/// An answer of a JSON source, before a switch spoils it.
struct JSONReply: Sendable {
    var status: Int
    /// `nil` is no body at all.
    var body: JSON?
    var type = "application/json"
    var headers: [(name: String, value: String)] = []

    static func ok(_ body: JSON) -> JSONReply { JSONReply(status: 200, body: body) }

    /// `application/problem+json` (RFC 9457).
    static func problem(_ status: Int, _ type: String, _ title: String) -> JSONReply {
        JSONReply(
            status: status,
            body: [
                "type": .string(type), "title": .string(title), "status": .integer(Int64(status)),
            ], type: "application/problem+json")
    }

    static let unknown = problem(404, "urn:problem-type:belgif:resourceNotFound", "Resource Not Found")
    static let badRequest = problem(400, "urn:problem-type:belgif:badRequest", "Bad Request")
    static let noToken = problem(401, "urn:problem-type:belgif:noAccessToken", "No Access Token")
    static let noKey = problem(401, "urn:problem-type:belgif:noAccessToken", "No API Key")
    static let nothing = JSONReply(status: 204, body: nil)

    /// What a switch makes of it; `notFound` is how the source says that it knows nobody.
    func under(_ fault: Fault?, notFound: JSONReply) -> (reply: JSONReply, answer: MockAnswer) {
        switch fault?.kind {
        case .busy:
            var busy = Self.problem(429, "urn:problem-type:belgif:tooManyRequests", "Too Many Requests")
            busy.headers = [("Retry-After", "1")]
            return busy.whole
        case .unreachable:
            return Self.problem(503, "urn:problem-type:belgif:serviceUnavailable", "Service Unavailable").whole
        case .soapFault:
            return Self.problem(500, "urn:problem-type:belgif:internalServerError", "Internal Server Error").whole
        case .notInscribed:
            return Self.problem(403, "urn:problem-type:belgif:missingPermission", "Missing Permission").whole
        case .exception:
            // The code is the HTTP status here.
            let status = fault?.exception.flatMap { Int($0.code) } ?? 500
            let isStatus = (400...599).contains(status)
            return Self.problem(isStatus ? status : 500, "about:blank", "Planted").whole
        case .notFound, .cancelledNumber: return notFound.whole
        case .down: return (self, .none)
        case .malformed?, .doctype?, .latin1?, .truncated?, .cut?, .huge?, .entityBomb?:
            return (self, spoilt(fault?.kind ?? .malformed))
        case nil, .slow, .wrongPerson, .newNumber, .partial: return whole
        }
    }

    private var bytes: [UInt8] { body?.canonicalBytes ?? [] }

    private var whole: (reply: JSONReply, answer: MockAnswer) { (self, .document(bytes, isFault: false)) }

    private func spoilt(_ kind: FaultKind) -> MockAnswer {
        switch kind {
        case .truncated, .cut, .huge: kind.spoil(bytes)
        case .latin1: .document(Array(bytes.dropLast()) + [0xE4, 0x7D], isFault: false)
        // So deep that a reader that recurses falls over.
        case .entityBomb: .document([UInt8](repeating: 0x5B, count: 1_000_000), isFault: false)
        default: .document([0x7B, 0x2C] + bytes, isFault: false)
        }
    }
}

import Catalogue
import Core
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore
import Server
import Support

/// What came back over HTTP.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var json: JSON { (try? JSON(parsing: bytes)) ?? .object([:]) }
    var type: String { json["type"]?.string ?? "" }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    /// What is the same when the same question is asked again: no ids, no positions.
    var lasting: JSON {
        var members = json.object ?? [:]
        members["instance"] = nil
        members["log"] = nil
        return .object(members)
    }
}

extension Town {
    func send(
        _ method: String, _ path: String, headers: [String: String] = [:], body: [UInt8] = []
    ) async throws -> Answer {
        try await gateway.responder.answer(method, path, headers: headers, body: body)
    }

    /// Asks with a token of a role at the municipality.
    func ask(
        _ method: String, _ path: String, as role: Role, _ body: JSON? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        try await ask(method, path, token: try await token(role), body, headers: headers)
    }

    func ask(
        _ method: String, _ path: String, token: String, _ body: JSON? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        var headers = headers
        headers["authorization"] = "Bearer " + token
        if method == "POST", headers["content-type"] == nil { headers["content-type"] = "application/json" }
        return try await send(method, path, headers: headers, body: body?.canonicalBytes ?? [])
    }

    /// A yes at the counter; gives the consent's id.
    func consent(_ number: String = Town.rita, decision: String = "yes") async throws -> String {
        let answer = try await ask(
            "POST", "/v1/consents", as: .clerk,
            [
                "subject": ["ssin": .string(number)], "purpose": "uitpas-kansentarief", "decision": .string(decision),
                "channel": "counter", "assurance": "eidSeen", "identityCheck": "eID read",
                "proof": ["cardRead": true], "readBack": "printed",
                "noticeHash": .string(try noticeHash), "readAloud": true, "otherWayTold": true,
            ])
        return answer.json["consent"]?.string ?? ""
    }

    var noticeHash: String {
        get throws { try Self.files("zonnegem", "uitpas-kansentarief").purpose.template.notice.hash }
    }

    static func question(_ number: String = Town.rita, purpose: String = "uitpas-kansentarief") -> JSON {
        ["subject": ["ssin": .string(number)], "purpose": .string(purpose), "employee": "jan.leisure"]
    }
}

/// Collects a response body.
private struct Collected: ResponseBodyWriter {
    actor Collection {
        private(set) var bytes: [UInt8] = []
        func add(_ part: [UInt8]) { bytes += part }
    }

    let collection = Collection()

    mutating func write(_ buffer: ByteBuffer) async throws { await collection.add(Array(buffer.readableBytesView)) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension HTTPResponder where Context == GatewayContext {
    /// Asks without a socket.
    func answer(
        _ method: String, _ path: String, headers: [String: String] = [:], body: [UInt8] = []
    ) async throws -> Answer {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        guard let method = HTTPRequest.Method(method) else { return Answer(status: 0, headers: [:], bytes: []) }
        let head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
        let response = try await respond(to: request, context: GatewayContext())
        let writer = Collected()
        try await response.body.write(writer)
        return Answer(status: response.status.code, headers: response.headers, bytes: await writer.collection.bytes)
    }
}

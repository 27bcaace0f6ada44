import Core
import Wire

/// Speaks to a gateway as any back office would: over HTTP, with a token.
struct GatewayClient: Sendable {
    struct Answer: Sendable {
        let status: Int
        let json: JSON?
        let text: String
        /// Where a list goes on.
        let next: String?
        let milliseconds: Int64
    }

    let url: String
    private let client: HTTPClient
    private let clock: WallClock
    private let entropy: Entropy

    init(url: String, clock: WallClock = .system, entropy: Entropy = .system) throws {
        self.url = url
        self.clock = clock
        self.entropy = entropy
        client = try HTTPClient(maximumConnections: 8)
    }

    func shutdown() { client.shutdown() }

    /// A fresh token for a party.
    func token(for key: PartyKey) async throws -> String {
        let assertion = try await key.assertion(
            audience: url + "/oauth2/token", now: clock.now, id: .timeOrdered(at: clock.now, entropy: entropy))
        let form =
            "grant_type=client_credentials&client_id=\(key.controller)%2F\(key.party)"
            + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
            + "&client_assertion=\(assertion)"
        let answer = try await send(
            .post, "/oauth2/token", headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(form.utf8))
        guard answer.status == 200, let token = answer.json?["access_token"]?.string else {
            throw CommandError(
                "the gateway gave no token for \(key.clientID) (status \(answer.status)): \(answer.text)")
        }
        return token
    }

    func post(_ path: String, token: String, _ body: JSON) async throws -> Answer {
        try await send(
            .post, path, headers: [("Content-Type", "application/json"), ("Authorization", "Bearer \(token)")],
            body: body.canonicalBytes)
    }

    /// Sends a list, which may be long.
    func post(_ path: String, token: String, _ list: [UInt8], type: String) async throws -> Answer {
        try await send(
            .post, path, headers: [("Content-Type", type), ("Authorization", "Bearer \(token)")], body: list)
    }

    func get(_ path: String, token: String? = nil, type: String? = nil) async throws -> Answer {
        let headers =
            (token.map { [("Authorization", "Bearer \($0)")] } ?? []) + (type.map { [("Accept", $0)] } ?? [])
        return try await send(.get, path, headers: headers, body: [])
    }

    /// The bytes of an answer that is no JSON, such as a tile.
    func fetch(_ path: String, token: String) async throws -> [UInt8] {
        let response = try await response(
            .get, path, headers: [("Authorization", "Bearer \(token)")], body: [],
            HTTPLimits(connectMilliseconds: 2_000, totalMilliseconds: 120_000, maximumBodyBytes: 64 << 20))
        guard response.status == 200 else { throw CommandError(String(decoding: response.body, as: UTF8.self)) }
        return response.body
    }

    /// The bytes of a large answer, such as a bundle.
    func download(_ path: String, token: String, _ body: JSON) async throws -> [UInt8] {
        let response = try await response(
            .post, path, headers: [("Content-Type", "application/json"), ("Authorization", "Bearer \(token)")],
            body: body.canonicalBytes,
            HTTPLimits(connectMilliseconds: 2_000, totalMilliseconds: 3_600_000, maximumBodyBytes: 1 << 32))
        guard response.status == 200 else { throw CommandError(String(decoding: response.body, as: UTF8.self)) }
        return response.body
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, headers: [(String, String)], body: [UInt8]
    ) async throws -> Answer {
        let start = clock.now
        let response = try await response(
            method, path, headers: headers, body: body,
            HTTPLimits(connectMilliseconds: 2_000, totalMilliseconds: 120_000, maximumBodyBytes: 64 << 20))
        return Answer(
            status: response.status, json: try? JSON(parsing: response.body, allowingNull: true),
            text: String(decoding: response.body, as: UTF8.self), next: Self.next(response.header("Link")),
            milliseconds: clock.now.milliseconds - start.milliseconds)
    }

    /// The path in `</v1/…>; rel="next"`.
    private static func next(_ link: String?) -> String? {
        guard let link, link.hasSuffix("rel=\"next\""), let end = link.firstIndex(of: ">") else { return nil }
        return String(link[..<end].dropFirst())
    }

    private func response(
        _ method: HTTPRequest.Method, _ path: String, headers: [(String, String)], body: [UInt8], _ limits: HTTPLimits
    ) async throws -> HTTPResponse {
        do {
            return try await client.send(
                HTTPRequest(
                    method: method, url: url + path, headers: headers.map { (name: $0.0, value: $0.1) }, body: body,
                    limits: limits))
        } catch {
            throw CommandError("the gateway at \(url) does not answer (\(error)); is `sluis serve` running?")
        }
    }
}

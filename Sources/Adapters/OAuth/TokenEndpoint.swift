import Core
package import Wire

/// Asks an authorisation server for an access token (RFC 6749 4.4, client credentials).
package struct TokenEndpoint: Sendable {
    struct Token: Sendable {
        let value: Redacted<String>
        let seconds: Int64
    }

    private let url: String
    private let assertion: ClientAssertion
    private let client: HTTPClient
    private let access: SourceAccess
    private let limits: HTTPLimits

    package init(
        url: String, assertion: ClientAssertion, client: HTTPClient, access: SourceAccess = .plain, limits: HTTPLimits
    ) {
        self.url = url
        self.assertion = assertion
        self.client = client
        self.access = access
        self.limits = limits
    }

    func token(for scope: String, now: Instant, entropy: Entropy) async throws(AdapterError) -> Token {
        let form = [
            ("grant_type", "client_credentials"), ("scope", scope),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", try assertion.text(now: now, entropy: entropy)),
        ]
        let body = form.map { $0 + "=" + PercentEncoding.encode($1) }.joined(separator: "&")
        let request = HTTPRequest(
            method: .post, url: url,
            headers: [
                (name: "Content-Type", value: "application/x-www-form-urlencoded"),
                (name: "Accept", value: "application/json"),
            ], body: Array(body.utf8), limits: limits)
        guard let response = try? await client.send(access.showing(request)) else {
            throw AdapterError(.tokenUnavailable)
        }
        switch response.status {
        case 200: return try Self.token(in: response.body)
        case 400..<500 where response.status != 408 && response.status != 429: throw AdapterError(.tokenRefused)
        default: throw AdapterError(.tokenUnavailable)
        }
    }

    /// A server that tells no end means a short life.
    private static func token(in body: [UInt8]) throws(AdapterError) -> Token {
        guard let json = try? JSON(parsing: body, allowingNull: true), let value = json["access_token"]?.string,
            !value.isEmpty, json["token_type"]?.string?.lowercased() ?? "bearer" == "bearer"
        else { throw AdapterError(.tokenUnreadable) }
        return Token(value: Redacted(value), seconds: max(json["expires_in"]?.integer ?? 60, 0))
    }
}

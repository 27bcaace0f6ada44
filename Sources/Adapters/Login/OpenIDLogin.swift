package import Core
package import Wire

/// An OpenID provider, asked with a client assertion as ACM/IDM wants it (OpenID Connect Core 3.1, RFC 7523 and 7636).
///
/// What it answers is not judged here.
package struct OpenIDLogin: Sendable {
    package struct Answer: Sendable {
        package let idToken: Redacted<String>
        /// The provider's public keys as JWK texts.
        package let keys: [String]
    }

    private let tokenURL: String
    private let keysURL: String
    private let assertion: ClientAssertion
    private let client: HTTPClient
    private let access: SourceAccess
    private let limits: HTTPLimits
    private let clock: WallClock
    private let entropy: Entropy

    package init(
        tokenURL: String, keysURL: String, assertion: ClientAssertion, client: HTTPClient,
        access: SourceAccess = .plain, limits: HTTPLimits, clock: WallClock, entropy: Entropy
    ) {
        self.tokenURL = tokenURL
        self.keysURL = keysURL
        self.assertion = assertion
        self.client = client
        self.access = access
        self.limits = limits
        self.clock = clock
        self.entropy = entropy
    }

    /// Hands in a code; the keys are fetched each time, since signing in is rare and a key may have been replaced.
    package func redeem(
        code: Redacted<String>, verifier: Redacted<String>, redirectURL: String
    ) async throws(AdapterError) -> Answer {
        let form = [
            ("grant_type", "authorization_code"), ("code", code.revealed), ("redirect_uri", redirectURL),
            ("code_verifier", verifier.revealed),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ("client_assertion", try assertion.text(now: clock.now, entropy: entropy)),
        ]
        let body = form.map { $0 + "=" + PercentEncoding.encode($1) }.joined(separator: "&")
        let told = try await json(
            HTTPRequest(
                method: .post, url: tokenURL,
                headers: [
                    (name: "Content-Type", value: "application/x-www-form-urlencoded"),
                    (name: "Accept", value: "application/json"),
                ], body: Array(body.utf8), limits: limits))
        guard let token = told["id_token"]?.string else { throw AdapterError(.loginUnreadable) }
        let keys = try await json(HTTPRequest(method: .get, url: keysURL, limits: limits))
        guard let list = keys["keys"]?.array else { throw AdapterError(.loginUnreadable) }
        return Answer(idToken: Redacted(token), keys: list.map(\.canonicalText))
    }

    private func json(_ request: HTTPRequest) async throws(AdapterError) -> JSON {
        guard let response = try? await client.send(access.showing(request)) else {
            throw AdapterError(.loginUnavailable)
        }
        switch response.status {
        case 200:
            guard let json = try? JSON(parsing: response.body, allowingNull: true) else {
                throw AdapterError(.loginUnreadable)
            }
            return json
        case 400..<500 where response.status != 408 && response.status != 429: throw AdapterError(.loginRefused)
        default: throw AdapterError(.loginUnavailable)
        }
    }
}

import Core

/// Who we are to an authorisation server, as a signed JWT (RFC 7523, `private_key_jwt`; FIELD 4.4).
package struct ClientAssertion: Sendable {
    /// What the server allows at most.
    static let longestSeconds: Int64 = 600

    private let clientID: String
    private let audience: String
    private let key: AssertionKey
    private let seconds: Int64

    package init(clientID: String, audience: String, key: AssertionKey, seconds: Int64 = 300) {
        self.clientID = clientID
        self.audience = audience
        self.key = key
        self.seconds = min(max(seconds, 1), Self.longestSeconds)
    }

    /// A fresh one, with an identifier that is never used twice.
    func text(now: Instant, entropy: Entropy) throws(AdapterError) -> String {
        let issued = now.milliseconds / 1_000
        let header = JSON.compact(["alg": "RS256", "typ": "JWT", "kid": key.id.map { .string($0) }])
        let claims: JSON = [
            "iss": .string(clientID), "sub": .string(clientID), "aud": .string(audience), "iat": .integer(issued),
            "exp": .integer(issued + seconds), "jti": .string(Hex.encode(entropy.bytes(16))),
        ]
        let signed = Base64.encodeURL(header.canonicalBytes) + "." + Base64.encodeURL(claims.canonicalBytes)
        return signed + "." + Base64.encodeURL(try key.signature(of: Array(signed.utf8)))
    }
}

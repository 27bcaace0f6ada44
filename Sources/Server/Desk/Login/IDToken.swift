import Core

/// What an OpenID provider says of who signed in, judged (OpenID Connect Core, section 3.1.3.7).
struct IDToken: Sendable {
    /// How the provider names the person; never a national number.
    let subject: String

    /// How far clocks may differ, in seconds.
    private static let skew: Int64 = 60
    private static let longestSubject = 255

    /// What a token must fit.
    struct Expected {
        let issuer: String
        let clientID: String
        let nonce: String
        let now: Instant
    }

    init(_ tokens: LoginTokens, expected: Expected) async throws(LoginFailure) {
        guard let token = CompactToken(tokens.idToken.revealed) else { throw .unbelievable }
        let keys = await RegisteredKey.keys(tokens.keys).filter { key in
            key.algorithm.rawValue == token.algorithm && (token.keyID == nil || key.id == token.keyID)
        }
        guard keys.contains(where: { $0.verifies(token.signature, on: token.signed) }) else { throw .unbelievable }
        let claims = token.claims
        let second = expected.now.milliseconds / 1000
        guard claims["iss"]?.string == expected.issuer, token.audience == [expected.clientID],
            claims["nonce"]?.string == expected.nonce, let ends = claims["exp"]?.integer,
            let issued = claims["iat"]?.integer, second < ends + Self.skew, issued <= second + Self.skew,
            claims["azp"].map({ $0.string == expected.clientID }) ?? true, let subject = claims["sub"]?.string,
            (1...Self.longestSubject).contains(subject.utf8.count), !NationalNumberScan.findsAnywhere(in: subject)
        else { throw .unbelievable }
        self.subject = subject
    }
}

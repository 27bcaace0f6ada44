package import Core

/// Who says who sits behind a browser: an OpenID provider, as ACM/IDM is one.
///
/// It only carries messages; the server judges what comes back (``IDToken``).
package protocol LoginProvider: Sendable {
    var issuer: String { get }
    /// As what the provider knows us.
    var clientID: String { get }
    /// Where a browser is sent to sign in.
    var authorizationURL: String { get }

    /// Hands in the code that a browser brought back, with the secret half of the challenge (RFC 7636).
    func redeem(
        code: Redacted<String>, verifier: Redacted<String>, redirectURL: String
    ) async throws(LoginFailure) -> LoginTokens
}

/// What a provider gives for a code: not yet believed.
package struct LoginTokens: Sendable {
    package let idToken: Redacted<String>
    /// The provider's public keys as JWK texts.
    package let keys: [String]

    package init(idToken: Redacted<String>, keys: [String]) {
        self.idToken = idToken
        self.keys = keys
    }
}

/// Why nobody could be signed in; it names no person.
package enum LoginFailure: Error, Hashable, Sendable {
    /// The provider does not answer.
    case unavailable
    /// It takes the code or ourselves for wrong.
    case refused
    /// Its answer does not read, or does not hold.
    case unbelievable
}

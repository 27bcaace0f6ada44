import Core
import CryptoExtras
import FoundationEssentials
import Synchronization

/// The login of ACM/IDM as an OpenID provider (OpenID Connect Core 3.1, RFC 7636): whoever is picked is signed in.
final class LoginDesk: Sendable {
    /// A code that was given out, with what its redemption must fit.
    private struct Grant {
        let clientID: String
        let redirectURL: String
        let challenge: String
        let nonce: String
        let login: String
        let until: Instant
    }

    static let issuer = "https://authenticatie.vlaanderen.be/op"
    private static let codeSeconds: Int64 = 60
    private static let tokenSeconds: Int64 = 300

    private let key = P256.Signing.PrivateKey()
    private let keyID: String
    private let grants = Mutex<[String: Grant]>([:])
    private let entropy: Entropy

    init(entropy: Entropy) {
        self.entropy = entropy
        keyID = Hex.encode(entropy.bytes(8))
    }

    /// Signs an officer in: the address to which the browser goes back, with a code for one use.
    func signIn(_ login: String, _ question: LoginQuestion, now: Instant) -> String {
        let code = Base64.encodeURL(entropy.bytes(32))
        grants.withLock { grants in
            grants = grants.filter { now < $0.value.until }
            grants[code] = Grant(
                clientID: question.clientID, redirectURL: question.redirectURL, challenge: question.challenge,
                nonce: question.nonce, login: login, until: now.adding(seconds: Self.codeSeconds))
        }
        return question.redirectURL + "?code=" + code + "&state=" + PercentEncoding.encode(question.state)
    }

    /// Gives the tokens for a code; a code is gone with the first try.
    func redeem(_ form: Form, clientID: String, now: Instant) -> JSONReply {
        guard let code = form["code"], let grant = grants.withLock({ $0.removeValue(forKey: code) }),
            now < grant.until, grant.clientID == clientID, grant.redirectURL == form["redirect_uri"],
            let verifier = form["code_verifier"], (43...128).contains(verifier.utf8.count),
            Base64.encodeURL(Array(SHA256.hash(data: Array(verifier.utf8)))) == grant.challenge,
            let token = idToken(for: grant, now: now)
        else { return JSONReply(status: 400, body: ["error": "invalid_grant"]) }
        return .ok([
            "access_token": .string(Base64.encodeURL(entropy.bytes(32))), "token_type": "Bearer",
            "expires_in": .integer(Self.tokenSeconds), "id_token": .string(token), "scope": "openid",
        ])
    }

    private func idToken(for grant: Grant, now: Instant) -> String? {
        let second = now.milliseconds / 1000
        let head: JSON = ["alg": "ES256", "typ": "JWT", "kid": .string(keyID)]
        let claims: JSON = [
            "iss": .string(Self.issuer), "sub": .string(grant.login), "aud": .string(grant.clientID),
            "nonce": .string(grant.nonce), "iat": .integer(second), "exp": .integer(second + Self.tokenSeconds),
        ]
        let signed = Base64.encodeURL(head.canonicalBytes) + "." + Base64.encodeURL(claims.canonicalBytes)
        guard let signature = try? key.signature(for: Data(signed.utf8)) else { return nil }
        return signed + "." + Base64.encodeURL(Array(signature.rawRepresentation))
    }

    /// The public key (RFC 7517).
    var keys: JSON {
        let point = Array(key.publicKey.rawRepresentation)
        return [
            "keys": [
                [
                    "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": .string(keyID),
                    "x": .string(Base64.encodeURL(Array(point.prefix(32)))),
                    "y": .string(Base64.encodeURL(Array(point.suffix(32)))),
                ]
            ]
        ]
    }
}

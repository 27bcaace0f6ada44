import Core
import Crypto

/// A party's key pair, and the assertions it signs.
struct TestKey: Sendable {
    private let signing: P256.Signing.PrivateKey

    init() { signing = P256.Signing.PrivateKey() }

    /// The public half, as it is registered.
    var jwk: JSON {
        let point = Array(signing.publicKey.rawRepresentation)
        return [
            "kty": "EC", "crv": "P-256", "x": .string(Self.base64URL(Array(point.prefix(32)))),
            "y": .string(Self.base64URL(Array(point.suffix(32)))),
        ]
    }

    func sign(_ head: JSON = ["alg": "ES256", "typ": "JWT"], _ claims: JSON) throws -> String {
        let text = Self.base64URL(head.canonicalBytes) + "." + Self.base64URL(claims.canonicalBytes)
        let signature = try signing.signature(for: Array(text.utf8))
        return text + "." + Self.base64URL(Array(signature.rawRepresentation))
    }

    /// Signed with the public key as a shared secret: what a verifier must not fall for.
    func confuse(_ claims: JSON) -> String {
        let head: JSON = ["alg": "HS256", "typ": "JWT"]
        let text = Self.base64URL(head.canonicalBytes) + "." + Self.base64URL(claims.canonicalBytes)
        let secret = SymmetricKey(data: jwk.canonicalBytes)
        let mac = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: secret)
        return text + "." + Self.base64URL(Array(mac))
    }

    static func unsigned(_ claims: JSON) -> String {
        let head: JSON = ["alg": "none"]
        return base64URL(head.canonicalBytes) + "." + base64URL(claims.canonicalBytes) + "."
    }

    static func base64URL(_ bytes: [UInt8]) -> String {
        let text = Base64.encode(bytes).map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
        return String(text.filter { $0 != "=" })
    }
}

import Core
import Crypto
import Foundation

/// A party's key, and the assertions that it signs; a test may sign what no honest party would.
struct Signatory: Sendable {
    let controller: String
    let party: String
    private let key: P256.Signing.PrivateKey

    init(_ clientID: String) {
        let pieces = clientID.split(separator: "/").map(String.init)
        (controller, party) = (pieces[0], pieces[1])
        key = P256.Signing.PrivateKey()
    }

    var clientID: String { controller + "/" + party }
    var pem: String { key.pemRepresentation }

    /// The public half, as parties are registered.
    var jwk: JSON {
        let raw = Array(key.publicKey.rawRepresentation)
        return [
            "kty": "EC", "crv": "P-256", "x": .string(Self.base64url(raw.prefix(32))),
            "y": .string(Self.base64url(raw.suffix(32))),
        ]
    }

    /// Claims as the token endpoint wants them, good for two minutes; `changes` overrides some.
    func claims(audience: String, _ changes: [String: JSON] = [:]) -> JSON {
        let now = Int64(Date().timeIntervalSince1970)
        let honest: [String: JSON] = [
            "iss": .string(clientID), "sub": .string(clientID), "aud": .string(audience), "iat": .integer(now),
            "exp": .integer(now + 120), "jti": .string(UUID().uuidString),
        ]
        return .object(honest.merging(changes) { $1 })
    }

    /// The form that the token endpoint takes.
    func form(_ claims: JSON) throws -> [UInt8] {
        let header: JSON = ["alg": "ES256", "typ": "JWT"]
        let signed = Self.base64url(header.canonicalBytes) + "." + Self.base64url(claims.canonicalBytes)
        let signature = try key.signature(for: Data(signed.utf8)).rawRepresentation
        return Array(
            ("grant_type=client_credentials"
                + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
                + "&client_assertion=" + signed + "." + Self.base64url(Array(signature))).utf8)
    }

    private static func base64url(_ bytes: some Sequence<UInt8>) -> String {
        Base64.encode(Array(bytes)).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

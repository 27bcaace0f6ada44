import Core
import JWTKit

/// A party's public key with the one algorithm that it may be used with: the key decides, never the token's header (RFC
/// 8725, section 3.1).
struct RegisteredKey: Sendable {
    enum Algorithm: String, Sendable, CaseIterable {
        case es256 = "ES256"
        case ps256 = "PS256"
        case rs256 = "RS256"
    }

    let id: String?
    let algorithm: Algorithm
    private let verifier: any JWTAlgorithm

    /// Reads a public JWK: `EC` on P-256 is ES256, `RSA` of at least 2048 bits is what its `alg` says.
    init(jwk text: String) async throws(KeyFlaw) {
        guard let json = try? JSON(parsing: Array(text.utf8)), let type = json["kty"]?.string else { throw .unreadable }
        guard ["d", "p", "q", "dp", "dq", "qi", "k"].allSatisfy({ json[$0] == nil }) else { throw .notPublic }
        let named = json["alg"]?.string
        let jwk: JWK
        switch type {
        case "EC":
            guard json["crv"]?.string == "P-256", named == nil || named == Algorithm.es256.rawValue else {
                throw .otherAlgorithm
            }
            algorithm = .es256
            jwk = .ecdsa(.es256, identifier: "key", x: json["x"]?.string, y: json["y"]?.string, curve: .p256)
        case "RSA":
            guard let known = named.flatMap({ Algorithm(rawValue: $0) }), known != .es256 else { throw .otherAlgorithm }
            algorithm = known
            jwk = .rsa(
                known == .ps256 ? .ps256 : .rs256, identifier: "key", modulus: json["n"]?.string,
                exponent: json["e"]?.string)
        default: throw .otherAlgorithm
        }
        do {
            let collection = JWTKeyCollection()
            try await collection.add(jwk: jwk)
            verifier = try await collection.getKey(for: "key", alg: algorithm.rawValue)
        } catch {
            throw .unreadable
        }
        id = json["kid"]?.string
    }

    /// The keys that read; what was registered was checked then.
    static func keys(_ texts: [String]) async -> [RegisteredKey] {
        var keys: [RegisteredKey] = []
        for text in texts {
            if let key = try? await RegisteredKey(jwk: text) { keys.append(key) }
        }
        return keys
    }

    func verifies(_ signature: [UInt8], on message: [UInt8]) -> Bool {
        (try? verifier.verify(signature, signs: message)) ?? false
    }
}

/// Why a text is no key for a party.
enum KeyFlaw: Error, Hashable, Sendable {
    case unreadable
    /// It holds a private part, or a shared secret.
    case notPublic
    case otherAlgorithm

    var detail: String {
        switch self {
        case .unreadable: "This is no JSON Web Key that can be read; RSA keys have at least 2048 bits."
        case .notPublic: "This key holds a private part; register the public half, and replace the key that was shown."
        case .otherAlgorithm: "Register an EC key on P-256, or an RSA key with `alg` PS256 or RS256."
        }
    }
}

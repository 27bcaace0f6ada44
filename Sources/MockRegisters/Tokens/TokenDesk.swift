import Core
import CryptoExtras
import FoundationEssentials
import Synchronization

/// The token endpoint of ACM/IDM: a client proves by a signed JWT who it is (RFC 7523), and gets a token for an hour,
/// or for a code who signed in.
final class TokenDesk: Sendable {
    private static let lifetime: Int64 = 3600
    private static let longestAssertion: Int64 = 600
    private static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

    private struct State {
        var clients: [String: TokenClient] = [:]
        /// When each token ends.
        var tokens: [String: Instant] = [:]
        /// The assertions that were used: none counts twice.
        var used: Set<String> = []
    }

    let login: LoginDesk
    private let state = Mutex(State())
    private let entropy: Entropy

    init(clients: [TokenClient], entropy: Entropy) {
        self.entropy = entropy
        login = LoginDesk(entropy: entropy)
        for client in clients { register(client) }
    }

    func register(_ client: TokenClient) {
        state.withLock { $0.clients[client.id] = client }
    }

    func knows(_ clientID: String) -> Bool { state.withLock { $0.clients[clientID] != nil } }

    func reset() {
        state.withLock { state in
            state.tokens = [:]
            state.used = []
        }
    }

    /// Whether a header `Authorization: Bearer …` holds a token that is not over.
    func admits(_ header: String?, now: Instant) -> Bool {
        guard let header, header.lowercased().hasPrefix("bearer ") else { return false }
        let token = String(header.dropFirst("bearer ".count))
        return state.withLock { $0.tokens[token].map { now < $0 } ?? false }
    }

    func answer(_ call: JSONCall, now: Instant) -> JSONReply {
        let form = Form(call.body)
        let isCode = form["grant_type"] == "authorization_code"
        guard isCode || form["grant_type"] == "client_credentials" else {
            return Self.refusal(400, "unsupported_grant_type")
        }
        let scope = form["scope"] ?? ""
        guard isCode || !scope.isEmpty else { return Self.refusal(400, "invalid_scope") }
        guard form["client_assertion_type"] == Self.assertionType, let assertion = form["client_assertion"] else {
            return Self.refusal(400, "invalid_request")
        }
        guard let clientID = client(proving: assertion, now: now) else { return Self.refusal(401, "invalid_client") }
        if isCode { return login.redeem(form, clientID: clientID, now: now) }
        let token = Hex.encode(entropy.bytes(24))
        state.withLock { $0.tokens[token] = now.adding(seconds: Self.lifetime) }
        return .ok([
            "access_token": .string(token), "token_type": "Bearer", "expires_in": .integer(Self.lifetime),
            "scope": .string(scope),
        ])
    }

    private static func refusal(_ status: Int, _ error: String) -> JSONReply {
        JSONReply(status: status, body: ["error": .string(error)])
    }

    /// The client whose assertion this is, by the whole of FIELD 4.4: algorithm, issuer, subject, audience, times, an
    /// identifier not seen before, signature.
    private func client(proving assertion: String, now: Instant) -> String? {
        let parts = assertion.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let header = Self.json(parts[0]), let claims = Self.json(parts[1]),
            let signature = Self.bytes(parts[2]), header["alg"]?.string == "RS256",
            let issuer = claims["iss"]?.string, issuer == claims["sub"]?.string,
            claims["aud"]?.string?.hasSuffix("/op") == true, let expiry = claims["exp"]?.integer,
            let issued = claims["iat"]?.integer, let identifier = claims["jti"]?.string, !identifier.isEmpty
        else { return nil }
        let second = now.milliseconds / 1000
        guard expiry > second, expiry - issued <= Self.longestAssertion, issued <= second + 60 else { return nil }
        guard let client = state.withLock({ $0.clients[issuer] }),
            let key = try? _RSA.Signing.PublicKey(pemRepresentation: client.publicKey)
        else { return nil }
        let signed = Data((parts[0] + "." + parts[1]).utf8)
        let given = _RSA.Signing.RSASignature(rawRepresentation: Data(signature))
        guard key.isValidSignature(given, for: signed, padding: .insecurePKCS1v1_5) else { return nil }
        return state.withLock { $0.used.insert(identifier).inserted } ? issuer : nil
    }

    private static func json(_ part: String) -> JSON? { bytes(part).flatMap { try? JSON(parsing: $0) } }

    /// Base64 with the alphabet of URLs, without padding.
    private static func bytes(_ part: String) -> [UInt8]? {
        let text = part.replacing("-", with: "+").replacing("_", with: "/")
        return Base64.decode(text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4))
    }
}

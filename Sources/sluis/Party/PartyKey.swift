import Core
import Crypto
import FoundationEssentials
import JWTKit

/// The private key with which a party asks for tokens: an EC P-256 key in a PEM file that only its owner reads.
struct PartyKey: Sendable {
    let controller: String
    let party: String
    private let key: P256.Signing.PrivateKey

    var clientID: String { "\(controller)/\(party)" }

    /// Makes a key where there is none, and reads it otherwise.
    static func make(controller: String, party: String, in folder: String) throws -> PartyKey {
        let path = Self.path(controller, party, folder)
        if !FileManager.default.fileExists(atPath: path) {
            try FileManager.default.createDirectory(
                atPath: folder + "/" + controller, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            let pem = P256.Signing.PrivateKey().pemRepresentation
            guard
                FileManager.default.createFile(
                    atPath: path, contents: Data(pem.utf8), attributes: [.posixPermissions: 0o600])
            else { throw CommandError("cannot write a key below \(folder)") }
        }
        return try load(controller: controller, party: party, in: folder)
    }

    static func load(controller: String, party: String, in folder: String) throws -> PartyKey {
        guard let data = FileManager.default.contents(atPath: path(controller, party, folder)) else {
            throw CommandError("there is no key for \(controller)/\(party) below \(folder)")
        }
        return PartyKey(
            controller: controller, party: party,
            key: try P256.Signing.PrivateKey(pemRepresentation: String(decoding: data, as: UTF8.self)))
    }

    /// Finds a party by its name, or by `controller/party` where several controllers have one of that name.
    static func find(_ name: String, in folder: String) throws -> PartyKey {
        let pieces = name.split(separator: "/").map(String.init)
        if pieces.count == 2 { return try load(controller: pieces[0], party: pieces[1], in: folder) }
        let controllers = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().filter {
            FileManager.default.fileExists(atPath: path($0, name, folder))
        }
        guard controllers.count == 1 else {
            throw CommandError(
                controllers.isEmpty
                    ? "no key of a party named \(name) below \(folder)"
                    : "\(name) exists at \(controllers.joined(separator: " and ")); write controller/\(name)")
        }
        return try load(controller: controllers[0], party: name, in: folder)
    }

    private static func path(_ controller: String, _ party: String, _ folder: String) -> String {
        "\(folder)/\(controller)/\(party).pem"
    }

    /// The public half, as parties are registered.
    var publicJWK: String {
        let raw = Array(key.publicKey.rawRepresentation)
        let json: JSON = [
            "kty": "EC", "crv": "P-256", "x": .string(Self.base64url(Array(raw.prefix(32)))),
            "y": .string(Self.base64url(Array(raw.suffix(32)))),
        ]
        return json.canonicalText
    }

    private static func base64url(_ bytes: [UInt8]) -> String {
        String(
            Base64.encode(bytes).compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            })
    }

    /// An assertion for the token endpoint (RFC 7523), good for two minutes and one use.
    func assertion(audience: String, now: Instant, id: Identifier) async throws -> String {
        let keys = JWTKeyCollection()
        await keys.add(ecdsa: try ES256PrivateKey(pem: key.pemRepresentation))
        let seconds = TimeInterval(now.milliseconds / 1000)
        return try await keys.sign(
            ClientAssertion(
                iss: .init(value: clientID), sub: .init(value: clientID), aud: .init(value: audience),
                exp: .init(value: Date(timeIntervalSince1970: seconds + 120)),
                iat: .init(value: Date(timeIntervalSince1970: seconds)), jti: .init(value: id.text)))
    }
}

private struct ClientAssertion: JWTPayload {
    let iss: IssuerClaim
    let sub: SubjectClaim
    let aud: AudienceClaim
    let exp: ExpirationClaim
    let iat: IssuedAtClaim
    let jti: IDClaim

    func verify(using algorithm: some JWTAlgorithm) async throws {}
}

import Core
import CryptoExtras
import Foundation
import Support
import Testing

@testable import MockRegisters

@Suite("A token is for who proves by a signed assertion to be a registered client")
struct TokenTests {
    private static let key = try? _RSA.Signing.PrivateKey(keySize: .bits2048)
    private static let other = try? _RSA.Signing.PrivateKey(keySize: .bits2048)
    private static let client = "zonnegem"

    /// The claims of a good assertion, one of them changed.
    private static func claims(_ changes: [String: JSON] = [:]) -> JSON {
        let second = Ask.now.milliseconds / 1000
        let good: [String: JSON] = [
            "iss": .string(client), "sub": .string(client), "aud": "https://authenticatie.vlaanderen.be/op",
            "iat": .integer(second), "exp": .integer(second + 300), "jti": .string(UUID().uuidString),
        ]
        return .object(good.merging(changes) { _, new in new })
    }

    private static func assertion(
        _ claims: JSON = claims(), algorithm: String = "RS256", key: _RSA.Signing.PrivateKey? = key
    ) throws -> String {
        let header: JSON = ["alg": .string(algorithm), "typ": "JWT"]
        let signed = Base64.encodeURL(header.canonicalBytes) + "." + Base64.encodeURL(claims.canonicalBytes)
        let signature = try #require(key).signature(for: Data(signed.utf8), padding: .insecurePKCS1v1_5)
        return signed + "." + Base64.encodeURL(Array(signature.rawRepresentation))
    }

    /// The form of a question for a token, of which some fields are changed.
    private static func form(_ assertion: String, _ changes: [String: String] = [:]) -> [UInt8] {
        let fields = [
            "grant_type": "client_credentials", "scope": "dv_magda_mobility_G", "client_assertion": assertion,
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        ].merging(changes) { _, new in new }
        return Array(fields.map { $0.key + "=" + PercentEncoding.encode($0.value) }.joined(separator: "&").utf8)
    }

    private static func ask(
        _ desk: TokenDesk, _ assertion: String, _ changes: [String: String] = [:]
    ) -> JSONReply {
        desk.answer(
            JSONCall(
                method: "POST", path: "/op/v1/token", query: [:], headers: [:], body: form(assertion, changes)),
            now: Ask.now)
    }

    /// A client, and the form of a good question of its own.
    static func question() throws -> (client: TokenClient, form: [UInt8]) {
        let client = TokenClient(id: client, publicKey: try #require(key).publicKey.pemRepresentation)
        return (client, form(try assertion()))
    }

    private static func desk() throws -> TokenDesk {
        let client = TokenClient(id: client, publicKey: try #require(key).publicKey.pemRepresentation)
        return TokenDesk(clients: [client], entropy: .seeded(3))
    }

    /// A token of a desk, whose client is registered for it.
    static func token(_ desk: TokenDesk) throws -> String {
        desk.register(TokenClient(id: client, publicKey: try #require(key).publicKey.pemRepresentation))
        return try #require(ask(desk, assertion()).body?["access_token"]?.string)
    }

    @Test func aGoodAssertionGetsATokenForAnHour() throws {
        let desk = try Self.desk()
        let reply = Self.ask(desk, try Self.assertion())
        let token = try #require(reply.body?["access_token"]?.string)
        #expect(reply.status == 200 && reply.body?["expires_in"]?.integer == 3600)
        #expect(desk.admits("Bearer " + token, now: Ask.now))
        #expect(desk.admits("bearer " + token, now: Ask.now.adding(seconds: 3599)))
        #expect(!desk.admits("Bearer " + token, now: Ask.now.adding(seconds: 3600)))
        #expect(!desk.admits("Basic " + token, now: Ask.now) && !desk.admits(nil, now: Ask.now))
    }

    @Test(
        "A claim that is wrong gets none",
        arguments: [
            "iss": .string("someone"), "sub": .string("someone"), "aud": .string("https://elsewhere/"),
            "exp": .integer(1), "iat": .integer(9_999_999_999), "jti": .string(""),
        ] as [String: JSON])
    func claim(_ name: String, _ value: JSON) throws {
        #expect(Self.ask(try Self.desk(), try Self.assertion(Self.claims([name: value]))).status == 401)
    }

    @Test func anAssertionIsShortLivedAndCountsOnce() throws {
        let desk = try Self.desk()
        let long = Self.claims(["exp": .integer(Ask.now.milliseconds / 1000 + 601)])
        #expect(Self.ask(desk, try Self.assertion(long)).status == 401)
        let once = try Self.assertion()
        #expect(Self.ask(desk, once).status == 200)
        #expect(Self.ask(desk, once).status == 401)
    }

    @Test func anotherKeyAnotherAlgorithmAndAnUnknownClientGetNone() throws {
        let desk = try Self.desk()
        #expect(Self.ask(desk, try Self.assertion(key: Self.other)).status == 401)
        #expect(Self.ask(desk, try Self.assertion(algorithm: "none")).status == 401)
        #expect(Self.ask(desk, "a.b.c").status == 401)
        #expect(Self.ask(TokenDesk(clients: [], entropy: .seeded(3)), try Self.assertion()).status == 401)
    }

    @Test(
        "Another grant is refused",
        arguments: [("grant_type", "password"), ("scope", ""), ("client_assertion_type", "jwt")])
    func grant(_ name: String, _ value: String) throws {
        #expect(Self.ask(try Self.desk(), try Self.assertion(), [name: value]).status == 400)
    }
}

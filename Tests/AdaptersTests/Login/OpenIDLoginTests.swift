import Core
import CryptoExtras
import MockRegisters
import Support
import Testing
import Wire

@testable import Adapters

@Suite(
    "A code is redeemed over a socket, once, by who holds client key and verifier", .serialized, .timeLimit(.minutes(2))
)
struct OpenIDLoginTests {
    private static let key = Result { try _RSA.Signing.PrivateKey(keySize: .bits2048) }
    private static let verifier = Base64.encodeURL([UInt8](repeating: 7, count: 32))
    private static let redirect = "http://127.0.0.1:8080/desk/arrival"

    private func login(_ house: MockHouse, keysPath: String = "/op/v1/keys") throws -> OpenIDLogin {
        let key = try Self.key.get()
        house.register.register(TokenClient(id: "sluis", publicKey: key.publicKey.pemRepresentation))
        let address = Self.address(house)
        return OpenIDLogin(
            tokenURL: address + "/op/v1/token", keysURL: address + keysPath,
            assertion: ClientAssertion(
                clientID: "sluis", audience: "https://authenticatie.vlaanderen.be/op",
                key: try AssertionKey(pem: Redacted(key.pemRepresentation), id: nil)),
            client: house.client, limits: HTTPLimits(), clock: WallClock { Sample.now }, entropy: .system)
    }

    private static func address(_ house: MockHouse) -> String {
        String(house.url.dropLast(MockRegister.path.utf8.count))
    }

    private static func question(_ changes: [String: String] = [:]) -> String {
        let fields = [
            "response_type": "code", "client_id": "sluis", "redirect_uri": redirect, "scope": "openid",
            "state": "s&1", "nonce": "n1", "code_challenge_method": "S256",
            "code_challenge": Base64.encodeURL(Array(SHA256.hash(data: Array(verifier.utf8)))),
        ].merging(changes) { _, new in new }
        return fields.map { $0 + "=" + PercentEncoding.encode($1) }.joined(separator: "&")
    }

    /// What the login's page does when somebody is picked; the query with which the browser comes back.
    private func pick(_ login: String, _ house: MockHouse) async throws -> [String: String] {
        let response = try await house.client.send(
            HTTPRequest(
                method: .post, url: Self.address(house) + "/op/v1/auth",
                headers: [(name: "Content-Type", value: "application/x-www-form-urlencoded")],
                body: Array((Self.question() + "&login=" + login).utf8)))
        guard response.status == 303, let address = response.header("location"), address.hasPrefix(Self.redirect + "?")
        else { return ["status": String(response.status)] }
        let pairs = address.dropFirst(Self.redirect.count + 1).split(separator: "&").map { $0.split(separator: "=") }
        return Dictionary(pairs.map { (String($0[0]), String($0[1])) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("the page lists who can be picked, for a client that is known")
    func page() async throws {
        try await MockHouse.serving { house in
            _ = try login(house)
            let address = Self.address(house) + "/op/v1/auth?"
            let page = try await house.client.send(HTTPRequest(method: .get, url: address + Self.question()))
            let text = String(decoding: page.body, as: UTF8.self)
            #expect(page.status == 200 && text.contains("Lotte Maes") && text.contains("value=\"s&amp;1\""))
            for changes in [["client_id": "other"], ["response_type": "token"], ["code_challenge_method": "plain"]] {
                let refused = try await house.client.send(
                    HTTPRequest(method: .get, url: address + Self.question(changes)))
                #expect(refused.status == 400)
            }
            #expect(try await pick("nobody", house) == ["status": "400"])
        }
    }

    @Test("the token says who was picked, and the keys verify it")
    func redeemed() async throws {
        try await MockHouse.serving { house in
            let back = try await pick("acm-1001", house)
            #expect(back["status"] == "400", "a client that is not registered yet")
            let login = try login(house)
            let again = try await pick("acm-1001", house)
            #expect(again["state"] == "s%261")
            let code = Redacted(try #require(again["code"]))
            let answer = try await login.redeem(
                code: code, verifier: Redacted(Self.verifier), redirectURL: Self.redirect)
            let parts = answer.idToken.revealed.split(separator: ".")
            let claims = try JSON(parsing: try #require(Self.decoded(parts[1])))
            #expect(claims["sub"] == "acm-1001" && claims["nonce"] == "n1" && claims["aud"] == "sluis")
            #expect(claims["iss"] == "https://authenticatie.vlaanderen.be/op")
            let jwk = try JSON(parsing: Array(try #require(answer.keys.first).utf8))
            let point = try #require(Self.decoded(jwk["x"]?.string)) + (try #require(Self.decoded(jwk["y"]?.string)))
            let key = try P256.Signing.PublicKey(rawRepresentation: point)
            let signature = try P256.Signing.ECDSASignature(
                rawRepresentation: try #require(Self.decoded(parts[2])))
            #expect(key.isValidSignature(signature, for: Array((parts[0] + "." + parts[1]).utf8)))
            await #expect(throws: AdapterError(.loginRefused)) {
                try await login.redeem(code: code, verifier: Redacted(Self.verifier), redirectURL: Self.redirect)
            }
        }
    }

    @Test("another verifier or another address gets nothing, and the code is gone")
    func wrong() async throws {
        try await MockHouse.serving { house in
            let login = try login(house)
            for (verifier, redirect) in [
                (Base64.encodeURL([UInt8](repeating: 8, count: 32)), Self.redirect),
                (Self.verifier, Self.redirect + "/other"), ("short", Self.redirect),
            ] {
                let code = Redacted(try #require(try await pick("acm-1001", house)["code"]))
                await #expect(throws: AdapterError(.loginRefused)) {
                    try await login.redeem(code: code, verifier: Redacted(verifier), redirectURL: redirect)
                }
                await #expect(throws: AdapterError(.loginRefused)) {
                    try await login.redeem(code: code, verifier: Redacted(Self.verifier), redirectURL: Self.redirect)
                }
            }
        }
    }

    @Test("keys that cannot be had, and a login that is away, are told apart")
    func away() async throws {
        try await MockHouse.serving { house in
            let lost = try login(house, keysPath: "/op/v1/none")
            let code = Redacted(try #require(try await pick("acm-1001", house)["code"]))
            await #expect(throws: AdapterError(.loginRefused)) {
                try await lost.redeem(code: code, verifier: Redacted(Self.verifier), redirectURL: Self.redirect)
            }
            let key = try AssertionKey(pem: Redacted(try Self.key.get().pemRepresentation), id: nil)
            let gone = OpenIDLogin(
                tokenURL: "http://127.0.0.1:1/token", keysURL: "http://127.0.0.1:1/keys",
                assertion: ClientAssertion(clientID: "sluis", audience: "a", key: key), client: house.client,
                limits: HTTPLimits(connectMilliseconds: 200, totalMilliseconds: 500), clock: WallClock { Sample.now },
                entropy: .system)
            await #expect(throws: AdapterError(.loginUnavailable)) {
                try await gone.redeem(code: code, verifier: Redacted(Self.verifier), redirectURL: Self.redirect)
            }
        }
    }

    private static func decoded(_ text: (some StringProtocol)?) -> [UInt8]? {
        guard let text else { return nil }
        let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
        return Base64.decode(plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4))
    }
}

import Core
import CryptoExtras
import Foundation
import OnlyOnce
import Support
import Synchronization
import Testing
import Wire

@testable import Adapters

@Suite("Tokens: one request for all who wait, renewed when the source says so", .serialized, .timeLimit(.minutes(2)))
struct AccessTokenTests {
    private static let key = Result { try _RSA.Signing.PrivateKey(keySize: .bits2048) }

    private func assertion(seconds: Int64 = 300, id: String? = "key-1") throws -> ClientAssertion {
        ClientAssertion(
            clientID: "sluis", audience: "https://authenticatie.vlaanderen.be/op",
            key: try AssertionKey(pem: Redacted(try Self.key.get().pemRepresentation), id: id), seconds: seconds)
    }

    private func bytes(_ part: Substring) throws -> [UInt8] {
        let text = String(part).replacing("-", with: "+").replacing("_", with: "/")
        return try #require(Base64.decode(text + String(repeating: "=", count: (4 - text.count % 4) % 4)))
    }

    private func decoded(_ part: Substring) throws -> JSON { try JSON(parsing: try bytes(part)) }

    @Test("the assertion: RS256, our name twice, the audience, ten minutes at most, never the same")
    func assertion() throws {
        let entropy = Entropy.seeded(1)
        let text = try assertion().text(now: Sample.now, entropy: entropy)
        let parts = text.split(separator: ".")
        #expect(parts.count == 3 && !text.contains("=") && !text.contains("+") && !text.contains("/"))
        #expect(try decoded(parts[0]) == ["alg": "RS256", "typ": "JWT", "kid": "key-1"])
        let claims = try decoded(parts[1])
        #expect(claims["iss"] == "sluis" && claims["sub"] == "sluis")
        #expect(claims["aud"] == "https://authenticatie.vlaanderen.be/op")
        let issued = try #require(claims["iat"]?.integer)
        #expect(issued == Sample.now.milliseconds / 1_000 && claims["exp"]?.integer == issued + 300)
        #expect(claims["jti"]?.string?.utf8.count == 32)
        let signature = _RSA.Signing.RSASignature(rawRepresentation: try bytes(parts[2]))
        let signed = Data((parts[0] + "." + parts[1]).utf8)
        let isValid = try Self.key.get().publicKey.isValidSignature(
            signature, for: signed, padding: .insecurePKCS1v1_5)
        #expect(isValid)
        #expect(try assertion().text(now: Sample.now, entropy: entropy) != text)
        let long = try assertion(seconds: 9_000, id: nil).text(now: Sample.now, entropy: entropy).split(separator: ".")
        #expect(try decoded(long[0])["kid"] == nil)
        #expect(try decoded(long[1])["exp"]?.integer == issued + 600)
    }

    @Test("a key that is none, or too short, is refused and not shown")
    func keys() throws {
        #expect(throws: AdapterError(.keyUnreadable)) { try AssertionKey(pem: Redacted("-----BEGIN"), id: nil) }
        let key = try AssertionKey(pem: Redacted(try Self.key.get().pemRepresentation), id: "a")
        #expect("\(key)" == "AssertionKey(•••)" && "\(AdapterError(.keyUnreadable))" == "keyUnreadable")
    }

    /// Gives tokens t1, t2… for an hour, and data for the latest of them that is still good.
    private static func server(
        seconds: Int = 3_600, delay: TimeInterval = 0, takes: @escaping @Sendable (String?) -> Bool = { $0 != nil }
    ) throws -> ScriptedServer {
        let issued = Mutex(0)
        return try ScriptedServer { request, _ in
            guard request.target == "/op/v1/token" else {
                return takes(request.header("authorization"))
                    ? .json("{\"items\":[]}") : ScriptedServer.Answer(status: 401)
            }
            let number = issued.withLock { issued in
                issued += 1
                return issued
            }
            var answer = ScriptedServer.Answer.json(
                "{\"access_token\":\"t\(number)\",\"token_type\":\"Bearer\",\"expires_in\":\(seconds),\"scope\":null}")
            answer.delay = delay
            return answer
        }
    }

    private func tokens(_ server: ScriptedServer, _ client: HTTPClient, _ clock: WallClock) throws -> AccessTokens {
        AccessTokens(
            endpoint: TokenEndpoint(
                url: server.address + "/op/v1/token", assertion: try assertion(), client: client, limits: HTTPLimits()),
            clock: clock, entropy: .seeded(3))
    }

    @Test("one request, as a form with the assertion, for all who wait; another scope is another token")
    func sharing() async throws {
        let server = try Self.server(delay: 0.1)
        let client = try HTTPClient(maximumConnections: 8)
        defer { client.shutdown() }
        let tokens = try tokens(server, client, WallClock { Sample.now })
        let found = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 { group.addTask { try await tokens.token(for: "dv_magda_mobility").revealed } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(found == ["t1"] && server.requests.count == 1)
        let request = try #require(server.requests.first)
        #expect(request.method == "POST" && request.header("content-type") == "application/x-www-form-urlencoded")
        #expect(
            request.body.hasPrefix(
                "grant_type=client_credentials&scope=dv_magda_mobility&client_assertion_type=urn%3Aietf"))
        #expect(request.body.contains("jwt-bearer&client_assertion=ey"))
        #expect(try await tokens.token(for: "other").revealed == "t2")
        #expect(try await tokens.token(for: "dv_magda_mobility").revealed == "t1" && server.requests.count == 2)
    }

    @Test(
        "a token is used until shortly before its end",
        arguments: [(3_600, 3_569, 1), (3_600, 3_570, 2), (20, 9, 1), (20, 10, 2), (0, 0, 2)])
    func ends(_ seconds: Int, _ later: Int, _ requests: Int) async throws {
        let server = try Self.server(seconds: seconds)
        let client = try HTTPClient(maximumConnections: 2)
        defer { client.shutdown() }
        let now = Mutex(Sample.now)
        let tokens = try tokens(server, client, WallClock { now.withLock { $0 } })
        _ = try await tokens.token(for: "a")
        now.withLock { $0 = $0.adding(seconds: Int64(later)) }
        _ = try await tokens.token(for: "a")
        #expect(server.requests.count == requests)
    }

    private func reply(_ server: ScriptedServer, _ permit: Permit = Permit()) async throws -> SourceReply {
        let client = try HTTPClient(maximumConnections: 4)
        defer { client.shutdown() }
        let clock = WallClock { Sample.now }
        let caller = RestCaller(
            source: RestSource(
                address: server.address, authentication: .bearer(try tokens(server, client, clock)),
                settings: ["scope": "dv_magda_mobility"]),
            mappings: try Direct.all(), client: client, limits: HTTPLimits(),
            policy: RetryPolicy(attempts: 4, firstPauseMilliseconds: 1), clock: clock, entropy: .seeded(5))
        return await caller.call(try Direct.call(Direct.mobility)) { permit.allow($0) }
    }

    @Test("a token that the source no longer takes: one new one, one recorded attempt more")
    func renewed() async throws {
        let server = try Self.server { $0 == "Bearer t2" }
        let permit = Permit()
        let reply = try await reply(server, permit)
        #expect(reply.status == .notFound && reply.attempts == 2 && permit.attempts == [2])
        #expect(server.requests.map(\.target).filter { $0 == "/op/v1/token" }.count == 2)
        #expect(server.requests.first?.body.contains("scope=dv_magda_mobility") == true)
        let stubborn = try Self.server { _ in false }
        let refused = try await self.reply(stubborn)
        #expect(refused.status == .notAuthorised && refused.code == "HTTP:401" && refused.attempts == 2)
        #expect(stubborn.requests.count == 4 && refused.retryAt == nil)
        let barred = try Self.server { _ in false }
        #expect(try await self.reply(barred, Permit { _ in false }).attempts == 1 && barred.requests.count == 2)
    }

    @Test(
        "no token, no question",
        arguments: [
            (400, "{\"error\":\"invalid_client\"}", Outcome.Status.notAuthorised, "token:tokenRefused", 1),
            (401, "", .notAuthorised, "token:tokenRefused", 1), (500, "", .unavailable, "token:tokenUnavailable", 4),
            (429, "", .unavailable, "token:tokenUnavailable", 4), (200, "{}", .fault, "token:tokenUnreadable", 1),
            (200, "<html>", .fault, "token:tokenUnreadable", 1),
            (200, "{\"access_token\":\"a\",\"token_type\":\"mac\"}", .fault, "token:tokenUnreadable", 1),
        ])
    func noToken(_ status: Int, _ body: String, _ expected: Outcome.Status, _ code: String, _ attempts: Int)
        async throws
    {
        let server = try ScriptedServer { _, _ in .json(body, status: status) }
        let reply = try await reply(server)
        #expect(reply.status == expected && reply.code == code && reply.attempts == attempts, "\(reply)")
        #expect(server.requests.allSatisfy { $0.target == "/op/v1/token" })
    }
}

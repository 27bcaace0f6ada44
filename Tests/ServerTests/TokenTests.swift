import Core
import Doubles
import Ledger
import Server
import Testing

@Suite("A token is given for a fresh assertion that a registered key signed, and for nothing else")
struct TokenTests {
    /// An assertion with one thing wrong.
    struct Flaw: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let spoil: @Sendable (Town, inout [String: JSON]) -> Void
    }

    private static func seconds(_ town: Town, _ delta: Int64) -> JSON {
        .integer(town.clock.now.milliseconds / 1000 + delta)
    }

    static let flaws: [Flaw] = [
        Flaw(testDescription: "expired") { town, claims in claims["exp"] = seconds(town, -1) },
        Flaw(testDescription: "expires later than in 5 minutes") { town, claims in claims["exp"] = seconds(town, 301) },
        Flaw(testDescription: "lives longer than 5 minutes") { town, claims in
            claims["iat"] = seconds(town, -200)
            claims["exp"] = seconds(town, 200)
        },
        Flaw(testDescription: "issued in the future") { town, claims in claims["iat"] = seconds(town, 31) },
        Flaw(testDescription: "not valid yet") { town, claims in claims["nbf"] = seconds(town, 31) },
        Flaw(testDescription: "foreign audience") { _, claims in claims["aud"] = "https://elsewhere.example/token" },
        Flaw(testDescription: "two audiences") { _, claims in
            claims["aud"] = [.string(Town.tokenURL), "https://elsewhere.example/token"]
        },
        Flaw(testDescription: "audience with a slash more") { _, claims in claims["aud"] = .string(Town.tokenURL + "/")
        },
        Flaw(testDescription: "another subject") { _, claims in claims["sub"] = "zonnegem/sofie.clerk" },
        Flaw(testDescription: "another party's name") { _, claims in
            claims["iss"] = "zonnegem/sofie.clerk"
            claims["sub"] = "zonnegem/sofie.clerk"
        },
        Flaw(testDescription: "the same name at another controller") { _, claims in
            claims["iss"] = "ocmw-zonnegem/leisure"
            claims["sub"] = "ocmw-zonnegem/leisure"
        },
        Flaw(testDescription: "nobody's name") { _, claims in
            claims["iss"] = "zonnegem/nobody"
            claims["sub"] = "zonnegem/nobody"
        },
        Flaw(testDescription: "no jti") { _, claims in claims["jti"] = nil },
        Flaw(testDescription: "no exp") { _, claims in claims["exp"] = nil },
        Flaw(testDescription: "no aud") { _, claims in claims["aud"] = nil },
    ]

    @Test("an assertion with one flaw is refused, with a word on it", arguments: flaws)
    func flaw(_ flaw: Flaw) async throws {
        let town = try await Town()
        var claims = town.claims()
        flaw.spoil(town, &claims)
        let assertion = try #require(try town.municipality.keys[.application]?.sign(["alg": "ES256"], .object(claims)))
        let answer = try await town.exchange(assertion)
        #expect(answer.status == 401)
        #expect(answer.json["error"] == "invalid_client")
        #expect(answer.json["error_description"]?.string?.isEmpty == false)
        #expect(answer.json["access_token"] == nil)
    }

    @Test("the clocks may differ by 30 seconds", arguments: ["iat", "nbf"])
    func skew(claim: String) async throws {
        let town = try await Town()
        var claims = town.claims()
        claims[claim] = Self.seconds(town, 29)
        let assertion = try #require(try town.municipality.keys[.application]?.sign(["alg": "ES256"], .object(claims)))
        #expect(try await town.exchange(assertion).status == 200)
    }

    @Test("a jti serves once, and another party's same jti is another")
    func once() async throws {
        let town = try await Town()
        let claims = town.claims()
        let key = try #require(town.municipality.keys[.application])
        let assertion = try key.sign(["alg": "ES256"], .object(claims))
        #expect(try await town.exchange(assertion).status == 200)
        let again = try await town.exchange(assertion)
        #expect(again.status == 401)
        #expect(again.json["error_description"]?.string?.contains("jti") == true)
        var clerk = town.claims(.clerk)
        clerk["jti"] = claims["jti"]
        let other = try #require(try town.municipality.keys[.clerk]?.sign(["alg": "ES256"], .object(clerk)))
        #expect(try await town.exchange(other).status == 200)
    }

    @Test("the registered key decides the algorithm")
    func algorithms() async throws {
        let town = try await Town()
        let key = try #require(town.municipality.keys[.application])
        let claims = JSON.object(town.claims())
        for assertion in [
            key.confuse(claims), TestKey.unsigned(claims), try key.sign(["alg": "RS256"], claims),
            try key.sign(["alg": "none"], claims), try TestKey().sign(["alg": "ES256"], claims),
            try key.sign(["alg": "ES256", "crit": ["x"]], claims), try key.sign(["alg": "ES256"], claims) + "AA",
        ] {
            #expect(try await town.exchange(assertion).status == 401)
        }
    }

    @Test(
        "an RSA key serves with the algorithm it was registered for, and with no other", arguments: ["PS256", "RS256"])
    func rsa(algorithm: String) async throws {
        let town = try await Town()
        let key: JSON = [
            "kty": "RSA", "alg": .string(algorithm), "e": "AQAB", "n": .string(RSAAssertions.modulus),
        ]
        let party: JSON = ["id": "archive", "role": "application", "keys": [key], "purposes": ["bewonerskaart"]]
        #expect(try await town.ask("POST", "/v1/parties", as: .officer, party).status == 201)
        for (name, assertion) in RSAAssertions.signed {
            #expect(try await town.exchange(assertion).status == (name == algorithm ? 200 : 401))
        }
    }

    @Test("a key that is private, shared, short or of another curve is not registered")
    func keys() async throws {
        let town = try await Town()
        let good = TestKey().jwk.object ?? [:]
        let keys: [JSON] = [
            .object(good.merging(["d": "AA"]) { first, _ in first }), ["kty": "oct", "k": "c2VjcmV0"],
            .object(good.merging(["crv": "P-384"]) { _, last in last }),
            .object(good.merging(["alg": "HS256"]) { _, last in last }),
            ["kty": "RSA", "e": "AQAB", "n": .string(RSAAssertions.modulus)],
            ["kty": "RSA", "alg": "PS256", "e": "AQAB", "n": .string(String(RSAAssertions.modulus.prefix(170)))],
            ["kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"],
        ]
        for key in keys {
            let party: JSON = ["id": "archive", "role": "application", "keys": [key], "purposes": []]
            let answer = try await town.ask("POST", "/v1/parties", as: .officer, party)
            #expect(answer.status == 400)
            #expect(answer.json["issues"]?.array?.first?["name"] == "keys[0]")
        }
    }

    @Test(
        "an operator makes no officer and does not change itself",
        arguments: [("omar.operator", "application"), ("new", "officer")])
    func escalation(id: String, role: String) async throws {
        let town = try await Town()
        let party: JSON = ["id": .string(id), "role": .string(role), "keys": [TestKey().jwk]]
        let answer = try await town.ask("POST", "/v1/parties", as: .operator, party)
        #expect(answer.type == "urn:problem-type:sluis:onlyonce:roleNotAllowed")
    }

    @Test("a secret, another grant or a broken form is refused")
    func forms() async throws {
        let town = try await Town()
        let key = try #require(town.municipality.keys[.application])
        let assertion = try key.sign(["alg": "ES256"], .object(town.claims()))
        #expect(try await town.exchange(assertion, extra: "&client_secret=x").status == 401)
        #expect(try await town.exchange(assertion, extra: "&client_id=zonnegem%2Fsofie.clerk").status == 401)
        #expect(try await town.exchange(assertion, extra: "&grant_type=password").status == 400)
        #expect(try await town.exchange(assertion, extra: "&x=%zz").status == 400)
    }

    @Test("a token dies after 10 minutes")
    func age() async throws {
        let town = try await Town()
        let token = try await town.token(.application)
        town.clock.advance(milliseconds: 599_999)
        #expect(try await town.ask("GET", "/v1/purposes", token: token).status == 200)
        town.clock.advance(milliseconds: 1)
        let answer = try await town.ask("GET", "/v1/purposes", token: token)
        #expect(answer.type == "urn:problem-type:belgif:expiredAccessToken")
    }

    @Test("a token dies at once when its party is registered with other keys or permissions", arguments: [true, false])
    func registration(otherKeys: Bool) async throws {
        let town = try await Town()
        let token = try await town.token(.application)
        let bystander = try await town.token(.clerk)
        let key = otherKeys ? TestKey() : try #require(town.municipality.keys[.application])
        let purposes: JSON = otherKeys ? ["uitpas-kansentarief", "huisvuil-sociale-correctie", "bewonerskaart"] : []
        let registered = try await town.ask(
            "POST", "/v1/parties", as: .officer,
            ["id": "leisure", "role": "application", "keys": [key.jwk], "purposes": purposes])
        #expect(registered.status == 201)
        #expect(
            try await town.ask("GET", "/v1/purposes", token: token).type
                == "urn:problem-type:belgif:invalidAccessToken")
        #expect(try await town.ask("GET", "/v1/purposes", token: bystander).status == 200)
        let before = try #require(town.municipality.keys[.application])
        let assertion = try before.sign(["alg": "ES256"], .object(town.claims()))
        #expect(try await town.exchange(assertion).status == (otherKeys ? 401 : 200))
    }
}

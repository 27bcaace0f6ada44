import Core
import Doubles
import Ledger
import Server
import Testing

@Suite("An officer comes in by the login, for one controller at a time, and a session ends (laws 7 and 9)")
struct EntranceTests {
    @Test("to the login and back: code, state, nonce and challenge, then the choice of a controller")
    func arrival() async throws {
        let town = try await Town()
        let browser = Browser(town)
        #expect(try await browser.get("/desk").status == 200)
        #expect(browser.page.text.contains("Meld u aan"))
        let sent = try await browser.get("/desk/sign-in", following: false)
        #expect(sent.status == 303)
        let address = sent.header("Location") ?? ""
        let query = Browser.fields(of: address)
        #expect(address.hasPrefix("https://login.example/authorize?"))
        #expect(query["response_type"] == "code" && query["code_challenge_method"] == "S256")
        #expect(query["redirect_uri"] == "https%3A%2F%2Fsluis.example%2Fdesk%2Farrival")
        #expect(query["state"]?.utf8.count == 43 && query["nonce"]?.utf8.count == 43)
        town.login.next("lotte", nonce: query["nonce"] ?? "")
        let choice = try await browser.get("/desk/arrival?code=c1&state=" + (query["state"] ?? ""))
        #expect(choice.status == 200)
        #expect(choice.text.contains("Gemeente zonnegem") && choice.text.contains("Gemeente ocmw-zonnegem"))
        #expect(town.login.redeemed.map(\.code) == ["c1"])
        let home = try await browser.post("/desk/choice", ["seat": "zonnegem/lotte.officer", "reason": "steekproef"])
        #expect(home.status == 200 && home.text.contains("Gemeente zonnegem"))
        #expect(home.text.contains("environment: mock"))
    }

    @Test("the cookie is for this host, TLS and no script, and new at each step")
    func cookie() async throws {
        let town = try await Town()
        let browser = Browser(town)
        var cookies: Set<String> = []
        let left = try await browser.get("/desk/sign-in", following: false)
        #expect(left.header("Set-Cookie")?.hasSuffix("; Path=/; HttpOnly; SameSite=Lax; Secure") == true)
        #expect(left.header("Set-Cookie")?.hasPrefix("__Host-sluis=") == true)
        cookies.insert(browser.cookie ?? "")
        try await browser.arrive("lotte")
        cookies.insert(browser.cookie ?? "")
        try await browser.post("/desk/choice", ["seat": "zonnegem/lotte.officer", "reason": "steekproef"])
        cookies.insert(browser.cookie ?? "")
        #expect(cookies.count == 3 && !cookies.contains(""))
    }

    @Test("a cookie of before signing in opens nothing afterwards: no session is fixed")
    func fixation() async throws {
        let town = try await Town()
        let browser = Browser(town)
        try await browser.get("/desk/sign-in", following: false)
        let planted = browser.cookie
        try await browser.arrive("lotte")
        let identified = browser.cookie
        try await browser.post("/desk/choice", ["seat": "zonnegem/lotte.officer", "reason": "steekproef"])
        for old in [planted, identified, "__Host-sluis=", "__Host-sluis=guess"] {
            #expect(try await Browser(town, cookie: old).get("/desk/home").status == 401)
        }
        #expect(try await browser.get("/desk/home").status == 200)
    }

    @Test("a link with somebody else's state signs nobody in, and a code is tried once")
    func foreignState() async throws {
        let town = try await Town()
        let attacker = Browser(town)
        let sent = Browser.fields(
            of: try await attacker.get("/desk/sign-in", following: false).header("Location") ?? "")
        let victim = Browser(town)
        #expect(try await victim.get("/desk/arrival?code=c1&state=" + (sent["state"] ?? "")).status == 400)
        try await victim.get("/desk/sign-in", following: false)
        #expect(try await victim.get("/desk/arrival?code=c1&state=" + (sent["state"] ?? "")).status == 400)
        #expect(town.login.redeemed.isEmpty)
        town.login.next("lotte", nonce: sent["nonce"] ?? "", failure: .refused)
        #expect(try await attacker.get("/desk/arrival?code=c1&state=" + (sent["state"] ?? "")).status == 403)
        town.login.next("lotte", nonce: sent["nonce"] ?? "")
        #expect(try await attacker.get("/desk/arrival?code=c1&state=" + (sent["state"] ?? "")).status == 400)
    }

    @Test(
        "an id token that does not hold signs nobody in",
        arguments: [
            ("iss", "https://other.example"), ("aud", "other"), ("nonce", "other"), ("azp", "other"), ("sub", ""),
            ("sub", "58631400273"),
        ])
    func spoilt(claim: String, value: String) async throws {
        #expect(try await arrival { $0[claim] = .string(value) } == 403)
    }

    @Test("nor one that is over, comes from the future, has two audiences, no times, or another signature")
    func times() async throws {
        let now = TestClock.start.milliseconds / 1000
        #expect(try await arrival { _ in } == 200)
        #expect(try await arrival { $0["exp"] = .integer(now - 61) } == 403)
        #expect(try await arrival { $0["iat"] = .integer(now + 61) } == 403)
        #expect(try await arrival { $0["aud"] = ["sluis-desk", "other"] } == 403)
        #expect(try await arrival { $0["exp"] = nil } == 403)
        #expect(try await arrival { $0["iat"] = nil } == 403)
        #expect(try await arrival(isSignedByOther: true) { _ in } == 403)
        #expect(try await arrival(failure: .unavailable) { _ in } == 503)
        #expect(try await arrival("stranger") { _ in } == 403)
    }

    private func arrival(
        _ subject: String = "lotte", failure: LoginFailure? = nil, isSignedByOther: Bool = false,
        _ spoil: @escaping @Sendable (inout [String: JSON]) -> Void
    ) async throws -> Int {
        let town = try await Town()
        let browser = Browser(town)
        let sent = Browser.fields(of: try await browser.get("/desk/sign-in", following: false).header("Location") ?? "")
        town.login.next(
            subject, nonce: sent["nonce"] ?? "", failure: failure, isSignedByOther: isSignedByOther, spoil: spoil)
        return try await browser.get("/desk/arrival?code=c1&state=" + (sent["state"] ?? "")).status
    }

    @Test("a seat is chosen among one's own, and with a reason")
    func choice() async throws {
        let town = try await Town()
        let browser = Browser(town)
        try await browser.arrive("sofie")
        let token = browser.formToken
        for fields in [
            ["seat": "zonnegem/lotte.officer", "reason": "steekproef"], ["reason": "steekproef"],
            ["seat": "zonnegem/sofie.clerk"], ["seat": "zonnegem/sofie.clerk", "reason": "over 58631400273"],
        ] { #expect(try await browser.post("/desk/choice", fields, token: token).status == 400) }
        // A clerk is seated, and finds no page of the officer's.
        let home = try await browser.post(
            "/desk/choice", ["seat": "zonnegem/sofie.clerk", "reason": "steekproef"], token: token)
        #expect(home.status == 200 && home.text.contains("Wat burgers zelf vertelden"))
        #expect(browser.links(to: "/desk/log").isEmpty)
        #expect(try await browser.get("/desk/home").status == 403)
    }

    @Test("after 10 minutes without activity, after 8 hours in any case, and by signing out")
    func ends() async throws {
        let town = try await Town()
        let idle = try await Browser.signedIn(town)
        town.clock.advance(milliseconds: 599_000)
        #expect(try await idle.get("/desk/home").status == 200)
        town.clock.advance(milliseconds: 600_000)
        #expect(try await idle.get("/desk/home").status == 401)
        let busy = try await Browser.signedIn(town)
        for _ in 0..<53 {
            town.clock.advance(milliseconds: 540_000)
            #expect(try await busy.get("/desk/stay").status == 200)
        }
        town.clock.advance(milliseconds: 540_000)
        #expect(try await busy.get("/desk/home").status == 401)
        let leaving = try await Browser.signedIn(town)
        let kept = leaving.cookie
        #expect(try await leaving.post("/desk/sign-out", [:], following: false).header("Location") == "/desk")
        #expect(leaving.cookie == nil)
        #expect(try await Browser(town, cookie: kept).get("/desk/home").status == 401)
    }

    @Test("at once when the officer is registered otherwise")
    func registeredAnew() async throws {
        let town = try await Town()
        let browser = try await Browser.signedIn(town)
        let answer = try await town.ask(
            "POST", "/v1/parties", as: .officer,
            [
                "id": "lotte.officer", "role": "officer", "keys": .array([TestKey().jwk]), "login": "other",
            ])
        #expect(answer.status == 201)
        #expect(try await browser.get("/desk/home").status == 401)
    }
}

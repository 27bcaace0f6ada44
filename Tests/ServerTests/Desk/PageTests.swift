import Core
import Ledger
import Server
import Testing

@Suite("Each page of the desk is open to the roles of the table, and whole without a script")
struct PageTests {
    private static let others = Page.allCases.filter { page in
        if case .roles = page.row.access { true } else { false }
    }

    static func path(_ page: Page) -> String {
        let pieces = page.row.endpoint.path.split(separator: "/", omittingEmptySubsequences: false)
        return pieces.map { $0.hasPrefix("{") ? "0199a2b4-7c1e-7d20-9f3a-5b6c7d8e9f03" : String($0) }
            .joined(separator: "/")
    }

    @Test("nobody without a session", arguments: others)
    func anonymous(page: Page) async throws {
        let answer = try await Town().send(page.row.endpoint.methodName, Self.path(page))
        #expect(answer.status == 401)
        #expect(Markup.flaw(of: answer.text) == nil)
    }

    @Test("no other role", arguments: others)
    func roles(page: Page) async throws {
        let town = try await Town()
        for (role, login) in Town.logins {
            let browser = try await Browser.signedIn(
                town, as: login, seat: "zonnegem/" + (Town.parties[role] ?? ""))
            let token = browser.formToken
            let answer =
                page.row.endpoint.methodName == "GET"
                ? try await browser.get(Self.path(page)) : try await browser.post(Self.path(page), [:], token: token)
            if case .roles(let roles) = page.row.access, answer.status == 403 || !roles.contains(role) {
                #expect((answer.status == 403) == !roles.contains(role), "\(role) \(answer.status)")
            }
            #expect(answer.status < 500)
            if answer.header("Content-Type")?.hasPrefix("text/html") == true {
                #expect(Markup.flaw(of: answer.text) == nil)
            }
        }
    }

    @Test("no form without this session's token, from another site, or with another type", arguments: others)
    func forms(page: Page) async throws {
        guard page.row.endpoint.methodName == "POST" else { return }
        let town = try await Town()
        let isClerks = page.row.access == .roles([.clerk])
        func signedIn() async throws -> Browser {
            isClerks
                ? try await Browser.signedIn(town, as: "sofie", seat: "zonnegem/sofie.clerk")
                : try await Browser.signedIn(town)
        }
        let (home, browser, other) = (
            isClerks ? "/desk/told" : "/desk/home", try await signedIn(), try await signedIn()
        )
        let path = Self.path(page)
        for token in ["", "guess", other.formToken] {
            #expect(try await browser.post(path, [:], token: token).status == 403)
        }
        try await browser.get(home)
        let token = browser.formToken
        for headers in [
            ["origin": "https://other.example"], ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"],
            ["origin": "null"],
        ] { #expect(try await browser.post(path, [:], token: token, headers: headers).status == 403) }
        let json = try await browser.post(path, [:], token: token, headers: ["content-type": "application/json"])
        #expect(json.status == 400)
        #expect(try await browser.get(home).status == 200)
    }

    @Test("nothing is kept by a browser, framed, or fetched from elsewhere", arguments: [true, false])
    func headers(isSignedIn: Bool) async throws {
        let town = try await Town()
        let browser = isSignedIn ? try await Browser.signedIn(town) : Browser(town)
        let page = try await browser.get("/desk/home")
        #expect(page.header("Cache-Control") == "no-store")
        let policy = page.header("Content-Security-Policy") ?? ""
        for part in ["default-src 'none'", "style-src 'self'", "frame-ancestors 'none'", "form-action 'self'"] {
            #expect(policy.contains(part))
        }
        #expect(page.header("X-Content-Type-Options") == "nosniff")
        #expect(page.header("Content-Language") == "nl-BE")
        let styles = try await town.send("GET", "/desk/style.css")
        #expect(styles.status == 200 && styles.text.contains("@media print"))
        #expect(!styles.text.contains("http") && !styles.text.contains("@import"))
    }

    @Test("a page that is not there, is asked otherwise, or holds a number in its address says so and repeats nothing")
    func elsewhere() async throws {
        let town = try await Town()
        let browser = try await Browser.signedIn(town)
        #expect(try await browser.get("/desk/nothing").status == 404)
        let other = try await town.send("DELETE", "/desk/home")
        #expect(other.status == 405 && other.header("Allow") == "GET")
        for query in ["employee=58631400273", "58631400273=1", "a=58.63.14-002.73", "a=1&a=2", "a=%zz"] {
            let answer = try await browser.get("/desk/home?" + query)
            #expect(answer.status == 400 && !INSZ.occurs(in: answer.text), "\(query)")
        }
        #expect(try await browser.post("/desk/sign-out?a=1", [:]).status == 400)
    }

    @Test("without a login there are no pages")
    func withoutLogin() async throws {
        let town = try await Town(hasLogin: false)
        #expect(try await town.send("GET", "/desk").status == 404)
    }
}

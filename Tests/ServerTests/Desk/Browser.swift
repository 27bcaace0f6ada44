import Core
import HTTPTypes
import Ledger
import Server

/// A browser without script: it keeps a cookie, follows redirects, and fills in the forms that it finds.
final class Browser {
    static let origin = "https://sluis.example"

    let town: Town
    private(set) var cookie: String?
    /// The page that was shown last.
    private(set) var page = Answer(status: 0, headers: [:], bytes: [])

    init(_ town: Town, cookie: String? = nil) {
        self.town = town
        self.cookie = cookie
    }

    /// Signs in as whom the login knows by this name, for a controller, and stops at the first page.
    static func signedIn(
        _ town: Town, as login: String = "lotte", seat: String = "zonnegem/lotte.officer"
    ) async throws -> Browser {
        let browser = Browser(town)
        try await browser.arrive(login)
        try await browser.post("/desk/choice", ["seat": seat, "reason": "maandelijkse steekproef"])
        return browser
    }

    /// To the login and back, up to the choice of a controller.
    func arrive(_ login: String) async throws {
        try await get("/desk/sign-in", following: false)
        let sent = Self.fields(of: page.header("Location") ?? "")
        town.login.next(login, nonce: sent["nonce"] ?? "")
        try await get("/desk/arrival?code=c1&state=" + (sent["state"] ?? ""))
    }

    @discardableResult
    func get(_ path: String, following: Bool = true) async throws -> Answer {
        try await take(try await town.send("GET", path, headers: headers), following)
    }

    /// Sends a form with the token that the page at hand holds, or with another.
    @discardableResult
    func post(
        _ path: String, _ fields: [String: String], token: String? = nil, headers extra: [String: String] = [:],
        following: Bool = true
    ) async throws -> Answer {
        var fields = fields
        fields["form"] = token ?? formToken
        let body = fields.map { $0 + "=" + PercentEncoding.encode($1) }.joined(separator: "&")
        var headers = headers.merging(["origin": Self.origin, "sec-fetch-site": "same-origin"]) { first, _ in first }
        headers["content-type"] = "application/x-www-form-urlencoded"
        headers.merge(extra) { _, second in second }
        return try await take(
            try await town.send("POST", path, headers: headers, body: Array(body.utf8)), following)
    }

    /// The token of the first form on the page.
    var formToken: String {
        page.text.split(separator: "name=\"form\" value=\"").dropFirst().first?.prefix { $0 != "\"" }.description ?? ""
    }

    /// Where the links lead whose address begins so.
    func links(to prefix: String) -> [String] {
        page.text.split(separator: "href=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
            .filter { $0.hasPrefix(prefix) }.map { String($0).replacing("&amp;", with: "&") }
    }

    private var headers: [String: String] { cookie.map { ["cookie": "other=1; " + $0] } ?? [:] }

    private func take(_ answer: Answer, _ following: Bool) async throws -> Answer {
        if let set = answer.header("Set-Cookie") {
            let pair = String(set.prefix { $0 != ";" })
            cookie = set.contains("Max-Age=0") ? nil : pair
        }
        page = answer
        if following, answer.status == 303, let next = answer.header("Location") { return try await get(next) }
        return answer
    }

    static func fields(of address: String) -> [String: String] {
        let pairs = address.split(separator: "?").dropFirst().first?.split(separator: "&") ?? []
        return Dictionary(
            pairs.map { pair in
                let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
                return (sides[0], sides.count > 1 ? sides[1] : "")
            }, uniquingKeysWith: { first, _ in first })
    }
}

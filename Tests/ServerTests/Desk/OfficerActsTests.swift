import Catalogue
import Core
import Disclosure
import Doubles
import Ledger
import Server
import Testing

@Suite("An officer decides and sees to on pages, and each decision is an entry")
struct OfficerActsTests {
    static func types(_ town: Town) async throws -> [EntryType] {
        try await town.municipality.ledger.entries(from: Position(log: 2026, seq: 0), limit: 10_000).map(\.type)
    }

    @Test("a request is taken down, listed with its day, and answered")
    func request() async throws {
        let town = try await Town()
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/rights/new/request")
        try await browser.post(
            "/desk/rights/new/request",
            ["number": Town.rita, "right": "access", "channel": "paper", "received": "2026-11-20"])
        #expect(browser.page.status == 200 && browser.page.text.contains("20 december 2026"))
        #expect(!browser.page.text.contains(Town.rita))
        let matter = try #require(browser.links(to: "/desk/rights/").first { !$0.contains("/new/") })
        try await browser.get(matter)
        #expect(Markup.flaw(of: browser.page.text) == nil)
        let refused = try await browser.post(matter, ["outcome": "refused"])
        #expect(refused.status == 400)
        try await browser.get(matter)
        try await browser.post(matter, ["outcome": "granted"])
        #expect(try await Self.types(town).suffix(2) == [.subjectAnswered, .inspected])
    }

    @Test("a request for access is answered in one click: recorded, then the whole letter, which can be had again")
    func letter() async throws {
        let town = try await LogPageTests.busy()
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/rights/new/request")
        try await browser.post(
            "/desk/rights/new/request",
            ["number": Town.rita, "right": "access", "channel": "paper", "received": "2026-11-20"])
        let matter = try #require(browser.links(to: "/desk/rights/").first { !$0.contains("/new/") })
        try await browser.get(matter)
        #expect(
            browser.page.text.contains("action=\"\(matter)/answer\"") && browser.links(to: "/desk/timeline").isEmpty)
        let letter = try await browser.post(matter + "/answer", [:])
        #expect(letter.status == 200 && Markup.flaw(of: letter.text) == nil)
        #expect(letter.text.contains("Op 20 november 2026 vroeg u") && letter.text.contains("20 december 2026"))
        #expect(letter.text.contains("een mededeling voor «") && letter.text.contains("kreeg de persoon een antwoord"))
        for secret in [Town.rita, "jan.leisure", "sofie.clerk"] { #expect(!letter.text.contains(secret)) }
        #expect(try await Self.types(town).suffix(2) == [.subjectAnswered, .inspected])
        try await browser.get(matter)
        let again = try #require(browser.links(to: "/desk/timeline").first)
        #expect(try await browser.get(again).text.contains("Op 20 november 2026 vroeg u"))
        #expect(try await browser.post(matter + "/answer", [:], token: browser.formToken).status == 409)
        #expect(try await Self.types(town).count { $0 == .subjectAnswered } == 1)
    }

    @Test("no letter where something else was asked, nor where two officers read together, nor on a full disk")
    func noLetter() async throws {
        let town = try await LogPageTests.busy()
        let browser = try await Browser.signedIn(town)
        for right in ["rectification", "access"] {
            try await browser.get("/desk/rights/new/request")
            try await browser.post(
                "/desk/rights/new/request",
                ["number": Town.rita, "right": right, "channel": "paper", "received": "2026-11-20"])
        }
        let matters = Set(browser.links(to: "/desk/rights/").filter { !$0.contains("/new/") })
        try #require(matters.count == 2)
        var answers: [Int] = []
        for matter in matters {
            try await browser.get(matter)
            town.municipality.ledger.fill(true)
            let full = try await browser.post(matter + "/answer", [:])
            town.municipality.ledger.fill(false)
            #expect([404, 503].contains(full.status) && !full.text.contains("mededeling"))
            answers.append(full.status)
        }
        #expect(answers.sorted() == [404, 503])
        try await browser.get("/desk/rights/new/restriction")
        try await browser.post(
            "/desk/rights/new/restriction",
            ["number": Town.rita, "ground": "neededForClaim", "text": "een vordering", "needsTwo": "yes"])
        for matter in matters {
            try await browser.get(matter)
            let refused = try await browser.post(matter + "/answer", [:])
            #expect(refused.status >= 400 && !refused.text.contains("mededeling"))
        }
        #expect(try await Self.types(town).allSatisfy { $0 != .subjectAnswered })
    }

    @Test("a restriction stops a service at once, and its end lets it go on")
    func restriction() async throws {
        let town = try await Town()
        let body = Town.question(purpose: "bewonerskaart")
        #expect(try await town.ask("POST", "/v1/disclosures", as: .application, body).status == 200)
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/rights/new/restriction")
        try await browser.post(
            "/desk/rights/new/restriction",
            ["number": Town.rita, "ground": "accuracyContested", "text": "brief van 20 november"])
        let answer = try await town.ask("POST", "/v1/disclosures", as: .application, body)
        #expect(answer.status == 403 && answer.text.contains("restrained"))
        let matter = try #require(browser.links(to: "/desk/rights/").first { !$0.contains("/new/") })
        try await browser.get(matter)
        try await browser.post(matter, ["told": "2026-11-21", "text": "het register is verbeterd"])
        #expect(try await town.ask("POST", "/v1/disclosures", as: .application, body).status == 200)
    }

    @Test("an objection to a task holds until it is decided; a legal duty knows none")
    func objection() async throws {
        let town = try await Town()
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/rights/new/objection")
        try await browser.post(
            "/desk/rights/new/objection",
            ["number": Town.rita, "purpose": "bewonerskaart", "channel": "phone", "check": "teruggebeld"])
        #expect(browser.page.text.contains("bezwaar tegen bewonerskaart"))
        let other = try await Browser.signedIn(town, seat: "ocmw-zonnegem/lotte.officer")
        try await other.get("/desk/rights/new/objection")
        let refused = try await other.post(
            "/desk/rights/new/objection",
            ["number": Town.rita, "purpose": "leefloon-sociaal-onderzoek", "channel": "phone", "check": "teruggebeld"])
        #expect(refused.status == 409)
    }

    @Test("a sample is drawn, looked through and signed; the whole only when each entry has a finding")
    func sample() async throws {
        let town = try await Town()
        let body = Town.question(purpose: "bewonerskaart")
        _ = try await town.ask("POST", "/v1/disclosures", as: .application, body)
        town.clock.advance(milliseconds: 86_400_000)
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/reviews")
        try await browser.post("/desk/reviews", ["from": "2026-11-21", "until": "2026-11-21", "count": "2"])
        #expect(browser.page.status == 200 && browser.page.text.contains("0 van 2 nagekeken"))
        #expect(Markup.flaw(of: browser.page.text) == nil)
        let path = try #require(browser.page.text.split(separator: "action=\"/desk/reviews/").dropFirst().first)
        let id = "/desk/reviews/" + path.prefix { $0 != "\"" }
        let names = browser.page.text.split(separator: "name=\"f-").dropFirst().map { "f-" + $0.prefix { $0 != "\"" } }
        try #require(names.count == 2)
        let early = try await browser.post(id, [names[0]: "explained", "sign": "yes"])
        #expect(early.status == 409)
        try await browser.get(id)
        try await browser.post(id, [names[0]: "explained", names[1]: "unexplained", "sign": "yes"])
        #expect(browser.page.text.contains("2 van 2 nagekeken, 1 onverklaard"))
        try await browser.get("/desk/reviews")
        #expect(browser.page.text.contains("ondertekend"))
    }

    @Test("one consent shows its words, its evidence and what leaned on it; a disclosure leads back to it")
    func consent() async throws {
        let town = try await Town()
        _ = try await town.consent(Town.rita)
        let body = Town.question()
        let told = try await town.ask("POST", "/v1/disclosures", as: .application, body)
        #expect(told.status == 200)
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/consents?outcome=consentGiven&channel=counter")
        #expect(Markup.flaw(of: browser.page.text) == nil)
        let path = try #require(browser.links(to: "/desk/consents/").first)
        try await browser.get(path)
        let disclosure = try #require(told.json["id"]?.string)
        #expect(browser.page.text.contains(disclosure) && browser.page.text.contains("<pre>"))
        try await browser.get("/desk/consents/" + disclosure)
        #expect(browser.page.status == 200 && browser.page.text.contains("<pre>"))
        #expect(!browser.page.text.contains(Town.rita))
    }

    @Test("by click from a disclosure in the log to the consent, and from the consent to each line that rests on it")
    func bothWays() async throws {
        let town = try await Town()
        _ = try await town.consent(Town.rita)
        let id = try #require(
            try await town.ask("POST", "/v1/disclosures", as: .application, Town.question()).json["id"]?.string)
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/log?type=disclosed")
        let consent = try #require(browser.links(to: "/desk/consents/").first)
        try await browser.get(consent)
        #expect(browser.page.status == 200 && browser.page.text.contains("<pre>"))
        let looks = try await Self.types(town).count { $0 == .inspected }
        try await browser.get(try #require(browser.links(to: "/desk/log/").first { $0.hasSuffix(id) }))
        #expect(browser.page.status == 200 && browser.page.text.contains("een mededeling"))
        #expect(Markup.flaw(of: browser.page.text) == nil && !browser.page.text.contains(Town.rita))
        #expect(browser.links(to: "/desk/consents/") == [consent] && browser.links(to: "/desk/timeline?").count == 1)
        #expect(try await Self.types(town).count { $0 == .inspected } == looks + 1)
        #expect(try await browser.get("/desk/log/0199a2b4-7c1e-7d20-9f3a-5b6c7d8e9f03").status == 404)
    }

    @Test("figures hide what is small, in table and chart, and hold no script or number")
    func figures() async throws {
        let town = try await Town()
        _ = try await town.consent(Town.rita)
        let early = try await Browser.signedIn(town)
        try await early.get("/desk/figures")
        #expect(early.page.status == 200 && !early.page.text.contains("verborgen"), "a month that runs is not counted")
        town.clock.advance(milliseconds: 15 * 86_400_000)
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/figures")
        #expect(browser.page.status == 200 && browser.page.text.contains("verborgen"))
        #expect(Markup.flaw(of: browser.page.text) == nil)
        #expect(try await browser.get("/desk/figures?from=2026-11&until=2026-11").text.contains("verborgen"))
        for period in ["from=2026-11&until=2026-12", "from=2026-11-02", "from=2026-11&until=2026-10", "from=2020-01"] {
            #expect(try await browser.get("/desk/figures?" + period).status == 400, "\(period)")
        }
    }

    @Test("savings are told in words, chart and table, by month, and a wrong period is told")
    func savings() async throws {
        let town = try await Town()
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/savings")
        #expect(browser.page.status == 200 && browser.page.text.contains("Wat bespaard werd"))
        #expect(Markup.flaw(of: browser.page.text) == nil)
        try await browser.get("/desk/savings?from=2026-10&until=2026-09")
        #expect(browser.page.status == 400)
    }

    @Test("a purpose that waits is shown with what differs, and activated as it was shown")
    func waiting() async throws {
        let town = try await Town()
        let browser = try await Browser.signedIn(town)
        let page = try await browser.get("/desk/purposes")
        #expect(page.text.contains("dienst Belastingen") && page.text.contains("ruimer"))
        #expect(Markup.flaw(of: page.text) == nil)
        let action = try #require(page.text.split(separator: "action=\"/desk/purposes/").dropFirst().first)
        let changed = try await browser.post("/desk/purposes/" + String(repeating: "0", count: 64), [:])
        #expect(changed.status == 400)
        try await browser.get("/desk/purposes")
        try await browser.post("/desk/purposes/" + action.prefix { $0 != "\"" }, [:])
        #expect(browser.page.text.contains("Geen enkel doel wacht"))
        #expect(town.municipality.desk.purposes.active("bewonerskaart")?.ref.version == 3)
    }

    @Test("a purpose that is new says what it asks, also of the citizen, and for how long that is kept")
    func new() async throws {
        let town = try await Town(waiting: ["geboortepremie"])
        let browser = try await Browser.signedIn(town)
        let page = try await browser.get("/desk/purposes")
        #expect(Markup.flaw(of: page.text) == nil && page.text.contains("Gemeentelijke geboortepremie"))
        let told = "de burger vertelt het, ten hoogste 730 dagen: op dit rekeningnummer komt de premie"
        #expect(page.text.contains("rekeningnummer") && page.text.contains(told))
    }

    @Test("the register comes as a page, as CSV and as JSON")
    func register() async throws {
        let town = try await Town()
        let browser = try await Browser.signedIn(town)
        let page = try await browser.get("/desk/register")
        #expect(page.text.contains("bewonerskaart") && Markup.flaw(of: page.text) == nil)
        let csv = try await browser.get("/desk/register?format=csv")
        #expect(csv.text.hasPrefix("\"doel\",\"versie\""))
        let json = try await browser.get("/desk/register?format=json")
        #expect(json.json["items"]?.array?.count == 3)
    }

    @Test("the register says what citizens tell, where they tell something")
    func tells() async throws {
        let town = try await Town()
        let browser = try await Browser.signedIn(town)
        #expect(try await !browser.get("/desk/register").text.contains("Wat burgers zelf vertellen"))
        _ = try await town.openPremium()
        let page = try await browser.get("/desk/register")
        #expect(page.text.contains("Wat burgers zelf vertellen") && page.text.contains("ten hoogste 730 dagen"))
        #expect(page.text.contains("op dit rekeningnummer komt de premie") && page.text.contains("geen andere dienst"))
        #expect(Markup.flaw(of: page.text) == nil)
    }
}

import Core
import Disclosure
import Doubles
import Ledger
import Server
import Testing

@Suite("What is contested is seen to on pages, and stands on the person's timeline")
struct DoubtPagesTests {
    @Test("a contested value is taken down, listed with its last day, written about, confirmed and ended")
    func doubt() async throws {
        let town = try await Town()
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/rights/new/doubt")
        #expect(Markup.flaw(of: browser.page.text) == nil)
        let form = [
            "number": Town.rita, "attribute": "residence.municipality", "category": "outdated", "contester": "citizen",
            "evidence": "scan 7",
        ]
        try await browser.post("/desk/rights/new/doubt", form)
        #expect(browser.page.text.contains("betwist: residence.municipality"))
        #expect(browser.page.text.contains("20 januari 2027") && !browser.page.text.contains(Town.rita))
        let matter = try #require(browser.links(to: "/desk/rights/").first { !$0.contains("/new/") })
        try await browser.get(matter)
        #expect(Markup.flaw(of: browser.page.text) == nil && browser.page.text.contains("scan 7"))
        let letter = try await browser.get(try #require(browser.links(to: matter + "/letter").first))
        #expect(letter.status == 200 && Markup.flaw(of: letter.text) == nil)
        #expect(letter.text.contains("beheerder in het Rijksregister"))
        for secret in [Town.rita, "scan 7", "41999"] { #expect(!letter.text.contains(secret)) }
        try await browser.get(matter)
        #expect(try await browser.post(matter, ["outcome": "confirmed"]).status == 400)
        try await browser.get(matter)
        try await browser.post(matter, ["outcome": "confirmed", "case": "C-1"])
        #expect(browser.page.text.contains("in onderzoek"))
        try await browser.get(matter)
        #expect(try await browser.post(matter, ["outcome": "expired"]).status == 400)
        try await browser.get(matter)
        try await browser.post(matter, ["outcome": "unfounded"])
        #expect(!browser.page.text.contains("betwist: residence.municipality"))
        try await browser.get("/desk/rights/new/doubt")
        #expect(try await browser.post("/desk/rights/new/doubt", ["number": Town.rita]).status == 400)
        let types = try await OfficerActsTests.types(town).filter { $0.rawValue.hasPrefix("doubt") }
        #expect(types == [.doubtRaised, .doubtConfirmed, .doubtEnded])
    }

    @Test("where the source told whose the file is, the officer's letter is addressed, and the timeline says so")
    func addressed() async throws {
        let town = try await Town(purposes: ["rechtzetting"])
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/rights/new/doubt")
        let form = [
            "number": Town.rita, "attribute": "residence.municipality", "category": "outdated", "contester": "citizen",
            "evidence": "scan 7",
        ]
        try await browser.post("/desk/rights/new/doubt", form)
        let matter = try #require(browser.links(to: "/desk/rights/").first { !$0.contains("/new/") })
        let letter = try await browser.get(matter + "/letter")
        #expect(letter.text.contains("de gemeente met NIS-code 44021") && Markup.flaw(of: letter.text) == nil)
        for secret in [Town.rita, "scan 7", "41999"] { #expect(!letter.text.contains(secret)) }
        let page = try await browser.post("/desk/persons", ["number": Town.rita])
        #expect(page.text.contains("naar de gemeente die het kan verbeteren") && Markup.flaw(of: page.text) == nil)
    }

    @Test("the person's timeline says what was contested, why, and what came of it; no employee is named")
    func contestedTimeline() async throws {
        let town = try await Town()
        let body: JSON = [
            "subject": ["ssin": .string(Town.rita)], "attribute": "residence.municipality", "category": "outdated",
            "contestedBy": "citizen", "evidence": "scan 7",
        ]
        let raised = try await town.ask("POST", "/v1/doubts", as: .clerk, body)
        let id = try #require(raised.json["id"]?.string)
        #expect(
            try await town.ask("POST", "/v1/doubts/\(id)/end", as: .clerk, ["outcome": "corrected"]).status == 200)
        let browser = try await Browser.signedIn(town)
        let page = try await browser.post("/desk/persons", ["number": Town.rita])
        #expect(page.text.contains("werd een gegeven betwist") && page.text.contains("het is niet meer juist"))
        #expect(
            page.text.contains("eindigde de betwisting")
                && page.text.contains("de betwisting van 21 november 2026: de bron verbeterde het"))
        #expect(!page.text.contains("sofie.clerk") && Markup.flaw(of: page.text) == nil)
    }
}

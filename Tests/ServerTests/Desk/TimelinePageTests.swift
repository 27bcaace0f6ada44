import Core
import Disclosure
import Doubles
import Ledger
import Server
import Testing

@Suite("One person's timeline answers a request for access: in plain Dutch, without names of employees (law 7)")
struct TimelinePageTests {
    private func timeline(_ town: Town) async throws -> (browser: Browser, page: Answer) {
        let browser = try await Browser.signedIn(town)
        return (browser, try await browser.post("/desk/persons", ["number": Town.rita]))
    }

    @Test("in one step from the search: newest first per day, who, why and on what ground")
    func answer() async throws {
        let town = try await LogPageTests.busy()
        town.clock.advance(milliseconds: 86_400_000)
        let (_, page) = try await timeline(town)
        #expect(page.status == 200 && Markup.flaw(of: page.text) == nil)
        let today = try #require(page.text.firstRange(of: "<h2>22 november 2026</h2>"))
        let yesterday = try #require(page.text.firstRange(of: "<h2>21 november 2026</h2>"))
        #expect(today.lowerBound < yesterday.lowerBound)
        #expect(page.text.contains("kreeg dienst Vrije Tijd (toepassing leisure) een mededeling voor «"))
        #expect(page.text.contains("U gaf daarvoor toestemming."))
        #expect(page.text.contains("Rechtsgrond: "))
        #expect(page.text.contains("Deze diensten kregen een antwoord over u: dienst Vrije Tijd"))
        #expect(page.text.contains("Vlaamse Toezichtcommissie"))
    }

    @Test("no employee is named, until that was asked for and recorded; and then on the screen only")
    func staff() async throws {
        let town = try await LogPageTests.busy()
        let (browser, page) = try await timeline(town)
        for name in ["jan.leisure", "sofie.clerk"] { #expect(!page.text.contains(name)) }
        let link = try #require(browser.links(to: "/desk/log?person=").first)
        let handle = try #require(link.split(separator: "=").last.map(String.init))
        let before = try await LogPageTests.entries(town.municipality, .inspected).count
        let named = try await browser.post("/desk/timeline/employees", ["person": handle])
        #expect(named.text.contains("<p class=\"small screen\">Medewerker: jan.leisure</p>"))
        #expect(!named.text.contains("medewerker jan.leisure,"))
        let looks = try await LogPageTests.entries(town.municipality, .inspected)
        #expect(looks.count == before + 2)
        let asked = try await town.municipality.journal.open(looks[1])
        #expect(asked.last?.payload["filter"]?["shown"] == "employees")
    }

    @Test(
        "the answer is due a month after the question",
        arguments: [
            ("2026-11-21", "2026-12-21"), ("2027-01-31", "2027-02-28"), ("2026-12-31", "2027-01-31"),
            ("2028-01-30", "2028-02-29"),
        ])
    func due(_ asked: String, _ due: String) throws {
        #expect(Timeline.due(asked: try #require(CalendarDate(asked))).text == due)
    }

    @Test("the letter names both days, and a question is not asked tomorrow")
    func letter() async throws {
        let town = try await LogPageTests.busy()
        let (browser, _) = try await timeline(town)
        let handle = try #require(
            browser.links(to: "/desk/log?person=").first?.split(separator: "=").last.map(String.init))
        let page = try await browser.get("/desk/timeline?person=\(handle)&asked=2026-11-02")
        #expect(page.text.contains("Op 2 november 2026 vroeg u") && page.text.contains("2 december 2026"))
        #expect(try await browser.get("/desk/timeline?person=\(handle)&asked=2026-11-22").status == 400)
        #expect(try await browser.get("/desk/timeline?person=other").status == 404)
        #expect(try await browser.get("/desk/timeline").status == 404)
    }
}

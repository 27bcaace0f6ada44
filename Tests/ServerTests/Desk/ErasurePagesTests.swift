import Core
import Ledger
import Server
import Testing

@Suite("An erasure on the pages needs two officers, and ends in a letter for the citizen")
struct ErasurePagesTests {
    @Test("one officer's yes is not enough, nor the same one's twice")
    func two() async throws {
        let town = try await Town()
        let consent = try await town.consent(Town.rita)
        _ = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question())
        try #require(!consent.isEmpty)
        let keys = town.municipality.journal.keys
        let alias = keys.controllerKeys.alias(of: try #require(INSZ(Town.rita)))
        let rita = try #require(try await town.municipality.journal.storage.subject(alias: alias, create: false))
        _ = try await keys.key(of: rita, .facts, create: true)
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/erasures")
        let classes = try await browser.post("/desk/erasures/person", ["number": Town.rita])
        #expect(classes.status == 200 && !classes.text.contains(Town.rita))
        #expect(Markup.flaw(of: classes.text) == nil)
        // Kept facts may go; the rest stays, and says why and until when.
        #expect(classes.text.contains("Rijksregister"))
        let handle = classes.text.split(separator: "name=\"person\" value=\"").dropFirst().first?.prefix { $0 != "\"" }
        let action = classes.text.split(separator: "action=\"/desk/erasures/plan/").dropFirst().first?.prefix {
            $0 != "\""
        }
        try await browser.post(
            "/desk/erasures/plan/" + (try #require(action)),
            ["person": String(try #require(handle)), "ground": "17(1)(a)"])
        #expect(browser.page.status == 200)
        let approve = try #require(
            browser.page.text.split(separator: "action=\"/desk/erasures/").map { $0.prefix { $0 != "\"" } }
                .first { Identifier(String($0)) != nil })
        try await browser.post("/desk/erasures/" + approve, [:])
        #expect(browser.page.text.contains("Goedgekeurd door lotte.officer"))
        let again = try await browser.post("/desk/erasures/" + approve, [:])
        #expect(again.status == 403 || again.status == 409)
    }
}

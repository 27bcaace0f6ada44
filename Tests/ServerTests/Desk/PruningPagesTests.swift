import Core
import Disclosure
import Doubles
import Ledger
import Server
import Testing

@Suite("The log of a year goes by its list and by two officers, on the pages and by the API (law 8)")
struct PruningPagesTests {
    /// A town with a log of 2026, of which the register's term is over where `isOver`.
    private static func town(isOver: Bool) async throws -> (town: Town, disclosure: String) {
        let town = try await Town()
        _ = try await town.consent(Town.rita)
        let told = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question())
        let second = ApplicationRow(id: "kris.officer", role: .officer, keys: [], purposes: [])
        _ = try await town.municipality.journal.record(
            .applicationRegistered(ApplicationRegistration(application: second, by: "lotte.officer")))
        town.clock.moveToNewYear()
        _ = await town.municipality.journal.storage.commit([])
        if isOver {
            town.clock.advance(milliseconds: 40 * 366 * 86_400_000)
            _ = await town.municipality.journal.storage.commit([])
        }
        return (town, told.json["id"]?.string ?? "")
    }

    @Test("before its term a year stays, and both say until when and why")
    func early() async throws {
        let (town, _) = try await Self.town(isOver: false)
        let years = try await town.ask("GET", "/v1/prunings", as: .officer).json["items"]?.array ?? []
        #expect(years.map { $0["log"]?.integer } == [2026] && years.first?["mayGo"] == false)
        #expect(years.first?["mayGoFrom"] == "2037-01-01")
        let plan = try await town.ask("POST", "/v1/prunings", as: .officer, ["log": 2026])
        #expect(plan.status == 409 && plan.type.hasSuffix(":mustStay"))
        let browser = try await Browser.signedIn(town)
        let page = try await browser.get("/desk/prunings")
        #expect(page.status == 200 && Markup.flaw(of: page.text) == nil)
        #expect(page.text.contains("moet blijven tot en met 31 december 2036"))
        #expect(!page.text.contains("action=\"/desk/prunings\""))
    }

    @Test("planned on the page, agreed to by two, carried out, and the list stays")
    func walked() async throws {
        let (town, disclosure) = try await Self.town(isOver: true)
        let journal = town.municipality.journal
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/prunings")
        #expect(browser.page.text.contains("De termijn van"))
        try await browser.post("/desk/prunings", ["log": "2026"])
        let address = try #require(browser.links(to: "/desk/prunings/").first)
        let id = try #require(Identifier(String(address.split(separator: "/").last ?? "")))
        try await browser.post("/desk/prunings/" + id.text, [:])
        #expect(browser.page.text.contains("Goedgekeurd door lotte.officer"))
        let twice = try await town.ask("POST", "/v1/prunings/\(id.text)/approval", as: .officer, [:])
        #expect(twice.status == 409 && twice.type.hasSuffix(":approvedAlready"))
        let early = try await town.ask("POST", "/v1/prunings/\(id.text)/performance", as: .officer, [:])
        #expect(early.status == 409 && early.type.hasSuffix(":pruningNotOpen"))
        let before = try await town.ask("GET", "/v1/prunings/\(id.text)/list", as: .officer)
        _ = try await journal.record(.pruningApproved(PruningApproval(plan: id, by: "kris.officer")))
        try await browser.get("/desk/prunings")
        let list = try await browser.post("/desk/prunings/\(id.text)/performance", [:])
        #expect(list.status == 200 && Markup.flaw(of: list.text) == nil)
        #expect(list.text.contains("Vernietigingslijst 2026"))
        for officer in ["lotte.officer", "kris.officer"] { #expect(list.text.contains(officer)) }
        for secret in [Town.rita, "sofie.clerk"] { #expect(!list.text.contains(secret)) }
        #expect(list.text.contains(Hex.encode(DestructionList.hash(of: before.json))))
        let after = try await town.ask("GET", "/v1/prunings/\(id.text)/list", as: .officer)
        #expect(after.status == 200 && after.bytes == before.bytes)
        #expect((after.json["types"]?["disclosed"]?.integer ?? 0) > 0)
        #expect(try await journal.storage.entries(from: Position(log: 2026, seq: 0), limit: 1).isEmpty)
        let again = try await town.ask("POST", "/v1/prunings/\(id.text)/performance", as: .officer, [:])
        #expect(again.status == 200 && again.json["state"] == "performed")
        let proof = try await town.ask(
            "POST", "/v1/log/proof", as: .officer, ["entry": .string(disclosure), "reason": "asked"])
        #expect(proof.status == 409 && proof.type.hasSuffix(":yearPruned"))
        let years = try await town.ask("GET", "/v1/prunings", as: .officer).json["items"]?.array ?? []
        #expect(years.first?["gone"] == true && years.first?["pruning"]?["state"] == "performed")
        let verification = try await Verifier(journal: journal).verify()
        #expect(verification.findings == [] && verification.pruned > 0)
    }
}

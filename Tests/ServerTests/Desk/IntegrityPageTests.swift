import Core
import Ledger
import Server
import Support
import Testing

@Suite("An officer sees whether the log is whole, and gives proofs away; each look is an entry (law 7)")
struct IntegrityPageTests {
    /// The page once the verification that was asked for has ended.
    private func result(_ browser: Browser, checkpoint: String = "") async throws -> Answer {
        try await browser.get("/desk/integrity")
        try await browser.post("/desk/integrity/check", ["checkpoint": checkpoint])
        try await Patience.until("the verification has ended", pause: .milliseconds(10)) {
            guard browser.page.text.contains("http-equiv=\"refresh\"") else { return true }
            #expect(Markup.flaw(of: browser.page.text) == nil)
            #expect(browser.page.text.contains("<progress "))
            try await browser.get("/desk/integrity")
            return false
        }
        return browser.page
    }

    @Test("before the first verification it says so, with the newest checkpoint and what all this proves")
    func before() async throws {
        let browser = try await Browser.signedIn(try await LogPageTests.busy())
        let page = try await browser.get("/desk/integrity")
        #expect(page.status == 200 && Markup.flaw(of: page.text) == nil)
        #expect(page.text.contains("nog niet nagekeken") && page.text.contains("Wat bewijst dit, en wat niet?"))
        #expect(page.text.split(separator: "<ol>").last?.prefix { $0 != "\n" }.split(separator: "<li>").count == 5)
        #expect(page.text.contains("Nog geen getuige"))
        #expect(browser.links(to: "/v1/log/zonnegem/checkpoint").count == 1)
    }

    @Test("verified on request, recorded before it begins")
    func whole() async throws {
        let town = try await LogPageTests.busy()
        let browser = try await Browser.signedIn(town)
        let page = try await result(browser)
        #expect(page.text.contains("Het logboek is volledig en ongewijzigd, tot en met regel "))
        let looks = try await LogPageTests.entries(town.municipality, .inspected)
        let asked = try #require(looks.first { $0.outcome == "verification" })
        #expect(page.text.contains("Opgetekend als regel \(asked.position.seq), gevraagd door lotte.officer."))
        // The other controller's officer sees nothing of it.
        let other = try await Browser.signedIn(town, seat: "ocmw-zonnegem/lotte.officer")
        #expect(try await other.get("/desk/integrity").text.contains("nog niet nagekeken"))
    }

    @Test("held against a checkpoint from elsewhere: our own holds, another log's is found")
    func against() async throws {
        let town = try await LogPageTests.busy()
        let browser = try await Browser.signedIn(town)
        let ours = try await town.municipality.ledger.checkpoint()
        let good = try await result(browser, checkpoint: ours)
        #expect(
            good.text.contains("Het logboek is volledig en ongewijzigd,")
                && good.text.contains("controlepunten, buiten het logboek bewaard"))
        let theirs = try await town.ocmw.ledger.checkpoint()
        let bad = try await result(browser, checkpoint: theirs)
        #expect(bad.text.contains("<p class=\"status alarm\" role=\"alert\">Het logboek klopt niet: 1 bevinding."))
        #expect(bad.text.contains("een controlepunt dat dit logboek niet ondertekende"))
    }

    @Test("the proof of one entry as a file, recorded first; of none, nothing")
    func proof() async throws {
        let town = try await LogPageTests.busy()
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/integrity")
        let token = browser.formToken
        let entry = try #require(try await LogPageTests.entries(town.municipality, .disclosed).first)
        let file = try await browser.post("/desk/integrity/proof", ["entry": entry.id.text], token: token)
        #expect(file.header("Content-Disposition") == "attachment; filename=\"bewijs-\(entry.position.seq).json\"")
        #expect(file.json["proof"]?["receipt"]?.string?.isEmpty == false)
        #expect(file.json["proof"]?["payload"] == nil)
        #expect(try await LogPageTests.entries(town.municipality, .inspected).first?.outcome == "proof")
        let none = Identifier.random(.system).text
        #expect(try await browser.post("/desk/integrity/proof", ["entry": none], token: token).status == 404)
        #expect(try await browser.post("/desk/integrity/proof", ["entry": "x"], token: token).status == 400)
    }

    @Test("a bundle for an outsider, of a period or with nothing opened, recorded first and without names of employees")
    func bundle() async throws {
        let town = try await LogPageTests.busy()
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/integrity")
        let token = browser.formToken
        let path = "/desk/integrity/bundle"
        let bare = try await browser.post(path, ["content": "nothing"], token: token)
        #expect(bare.header("Content-Disposition") == "attachment; filename=\"bewijs-zonnegem.tar\"")
        #expect(!bare.text.contains("uitpas-kansentarief"))
        let period = ["content": "entries", "from": "2026-11-01", "until": "2026-11-21"]
        let open = try await browser.post(path, period, token: token)
        #expect(open.text.contains("uitpas-kansentarief") && !open.text.contains("jan.leisure"))
        #expect(!open.text.contains(Town.rita))
        let looks = try await LogPageTests.entries(town.municipality, .inspected)
        #expect(looks.filter { $0.outcome == "export" }.count == 2)
        #expect(try await browser.post(path, ["content": "entries"], token: token).status == 400)
        town.municipality.ledger.fill(true)
        #expect(try await browser.post(path, period, token: token).status == 503)
    }
}

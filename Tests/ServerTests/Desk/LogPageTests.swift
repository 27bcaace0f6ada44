import Core
import Ledger
import Server
import Testing

@testable import Disclosure

@Suite("The log is read in Dutch, narrowed down, and each look is an entry before anything is shown (laws 6, 7 and 9)")
struct LogPageTests {
    /// A town with a consent, a disclosure and a refusal.
    static func busy() async throws -> Town {
        let town = try await Town()
        _ = try await town.consent()
        #expect(try await town.ask("POST", "/v1/disclosures", as: .application, Town.question()).status == 200)
        #expect(
            try await town.ask("POST", "/v1/disclosures", as: .application, Town.question(Town.luc)).status == 403)
        return town
    }

    /// Entries of a type, newest first.
    static func entries(_ office: Town.Office, _ type: EntryType) async throws -> [StoredEntry] {
        try await office.ledger.entries(EntryQuery(types: [type]))
    }

    @Test("each line is a sentence in Belgian time, with ground, consent and names behind it")
    func sentences() async throws {
        let browser = try await Browser.signedIn(try await Self.busy())
        let page = try await browser.get("/desk/log")
        #expect(page.status == 200 && Markup.flaw(of: page.text) == nil)
        #expect(
            page.text.contains(
                "Op 21 november 2026 om 10.00 uur kreeg dienst Vrije Tijd (toepassing leisure), medewerker jan.leisure,"
                    + " een mededeling voor «"))
        #expect(page.text.contains("gaf de persoon toestemming voor «"))
        #expect(page.text.contains("aan het loket"))
        #expect(page.text.contains("kreeg geen antwoord") || page.text.contains("geen antwoord voor «"))
        #expect(page.text.contains("er is geen geldige toestemming"))
        #expect(page.text.contains("<dt>Rechtsgrond</dt>") && page.text.contains("AVG"))
        #expect(!INSZ.occurs(in: page.text))
    }

    @Test("a look is recorded with its reason before it is shown, and its number stands on the page")
    func recorded() async throws {
        let town = try await Self.busy()
        let browser = try await Browser.signedIn(town)
        let before = try await Self.entries(town.municipality, .inspected).count
        let page = try await browser.get("/desk/log?type=disclosed&reason=klacht+12")
        let looks = try await Self.entries(town.municipality, .inspected)
        #expect(looks.count == before + 1)
        let look = try #require(looks.first)
        #expect(page.text.contains("als regel \(look.position.seq)"))
        let parts = try await town.municipality.journal.open(look)
        #expect(parts.first?.payload["reason"] == "klacht 12")
        #expect(parts.last?.payload["employee"] == "lotte.officer")
        #expect(parts.last?.payload["filter"]?["types"] == ["disclosed"])
        try await browser.get("/desk/log")
        let usual = try #require(try await Self.entries(town.municipality, .inspected).first)
        #expect(try await town.municipality.journal.open(usual).first?.payload["reason"] == "maandelijkse steekproef")
    }

    @Test("when the log cannot be written nothing is shown")
    func full() async throws {
        let town = try await Self.busy()
        let browser = try await Browser.signedIn(town)
        town.municipality.ledger.fill(true)
        for path in ["/desk/log", "/desk/log.csv", "/desk/log.json"] {
            let page = try await browser.get(path)
            #expect(page.status == 503 && !page.text.contains("jan.leisure"))
        }
    }

    @Test(
        "filters narrow down, and facets count what is left",
        arguments: [
            ("type=disclosed", 1), ("type=refused", 1), ("employee=jan.leisure", 3), ("employee=other", 0),
            ("purpose=zonnegem%2Fuitpas-kansentarief&type=consentGiven", 1), ("outcome=noActiveConsent", 1),
            ("application=leisure&type=disclosed", 1), ("source=RR&type=disclosed", 1),
            ("source=KBO", 0), ("until=2026-11-20", 0), ("case=x", 0), ("from=2026-11-21&type=disclosed", 1),
            ("employee=-jan.leisure&type=disclosed", 0), ("employee=-other&type=disclosed", 1),
            ("employee=-%20jan.leisure&type=refused", 0), ("source=-RR&type=disclosed", 0),
            ("source=-KBO&type=disclosed", 1), ("outcome=-noActiveConsent&type=refused", 0),
            ("purpose=-uitpas-kansentarief&type=disclosed", 0), ("purpose=-bewonerskaart&type=disclosed", 1),
            ("application=-leisure&type=consentGiven", 1), ("application=-leisure&type=disclosed", 0),
        ])
    func filters(_ query: String, _ count: Int) async throws {
        let browser = try await Browser.signedIn(try await Self.busy())
        let page = try await browser.get("/desk/log?" + query)
        #expect(page.status == 200 && Markup.flaw(of: page.text) == nil)
        #expect(page.text.split(separator: "<summary>Meer over regel").count - 1 == count)
        if !query.contains("case") { #expect(page.text.contains("<h2>\(count) ")) }
    }

    @Test("a facet is a link to the narrower list, and back")
    func facets() async throws {
        let browser = try await Browser.signedIn(try await Self.busy())
        try await browser.get("/desk/log")
        let link = try #require(browser.links(to: "/desk/log?").first { $0.contains("type=disclosed") })
        let narrow = try await browser.get(link)
        #expect(narrow.text.split(separator: "<summary>Meer over regel").count - 1 == 1)
        #expect(narrow.text.contains("aria-current=\"true\""))
        #expect(browser.links(to: "/desk/log?").contains { !$0.contains("type=") })
    }

    @Test("what a facet leaves out is left out of the list and of its export, and stands in the look")
    func without() async throws {
        let town = try await Self.busy()
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/log?type=disclosed")
        let link = try #require(browser.links(to: "/desk/log?").first { $0.contains("source=-RR") })
        let page = try await browser.get(link)
        #expect(Markup.flaw(of: page.text) == nil && page.text.contains("Geen regels met deze keuze"))
        #expect(browser.links(to: "/desk/log?").contains { $0.contains("type=disclosed") && !$0.contains("source=") })
        let look = try #require(try await Self.entries(town.municipality, .inspected).first)
        let filter = try await town.municipality.journal.open(look).last?.payload["filter"]
        #expect(filter?["except"] == ["source": "RR"] && filter?["source"] == nil)
        let file = try await browser.get(try #require(browser.links(to: "/desk/log.json").first))
        #expect(file.json["items"]?.array?.isEmpty == true)
    }

    @Test("older lines by a cursor that stays where it is while the log grows")
    func pages() async throws {
        let town = try await Self.busy()
        let browser = try await Browser.signedIn(town)
        for _ in 0..<50 { try await browser.get("/desk/log?type=logOpened") }
        try await browser.get("/desk/log")
        let older = try #require(browser.links(to: "/desk/log?").first { $0.contains("before=") })
        let page = try await browser.get(older)
        #expect(page.text.contains("een mededeling") && page.text.contains("Terug naar de nieuwste"))
        #expect(try await browser.get(older).text.contains("een mededeling"))
        for cursor in ["x", "8388608-1", "2026", "2026-1099511627776", "2026-1-1", "99999999999999999999-1"] {
            #expect(try await browser.get("/desk/log?before=" + cursor).status == 404, "\(cursor)")
        }
    }

    @Test(
        "a filter that makes no sense says so",
        arguments: ["from=2026-13-01", "from=2026-12-02", "until=0000-01-01", "type=all"])
    func nonsense(_ query: String) async throws {
        let browser = try await Browser.signedIn(try await Town())
        #expect(try await browser.get("/desk/log?" + query).status == 400)
    }

    @Test("what is shown can be taken along, with the number of that look")
    func exports() async throws {
        let town = try await Self.busy()
        let browser = try await Browser.signedIn(town)
        let sheet = try await browser.get("/desk/log.csv?type=disclosed")
        #expect(sheet.header("Content-Disposition") == "attachment; filename=\"logboek.csv\"")
        let look = try #require(try await Self.entries(town.municipality, .inspected).first)
        #expect(look.outcome == "export")
        let rows = sheet.text.split(separator: "\r\n")
        #expect(rows.count == 2 && rows[1].hasSuffix("\"\(look.position.seq)\""))
        #expect(rows[1].contains("\"2026-11-21 10:00:00\"") && !INSZ.occurs(in: sheet.text))
        let json = try await browser.get("/desk/log.json?type=disclosed").json
        #expect(json["items"]?.array?.count == 1)
        #expect(json["reading"]?.integer == look.position.seq + 1)
    }

    @Test("a person is searched by a form, stays masked, and is shown only after that was recorded")
    func masked() async throws {
        let town = try await Self.busy()
        let browser = try await Browser.signedIn(town)
        let timeline = try await browser.post("/desk/persons", ["number": "58.63.14-002.73"])
        #expect(timeline.status == 200 && timeline.text.contains("een mededeling"))
        #expect(!INSZ.occurs(in: timeline.text) && timeline.text.contains("verborgen"))
        let handle = try #require(
            browser.links(to: "/desk/log?person=").first?.split(separator: "=").last.map(String.init))
        let log = try await browser.get("/desk/log?person=" + handle)
        #expect(!INSZ.occurs(in: log.text) && log.text.contains("verborgen"))
        let before = try await Self.entries(town.municipality, .inspected).count
        let shown = try await browser.post("/desk/persons/number", ["person": handle])
        #expect(shown.text.contains("58.63.14-002.73"))
        let looks = try await Self.entries(town.municipality, .inspected)
        #expect(looks.count == before + 1)
        let parts = try await town.municipality.journal.open(try #require(looks.first))
        #expect(parts.last?.payload["filter"]?["shown"] == "number")
        #expect(looks.first?.parts.first?.holder.person != nil, "the look stands in the person's own timeline")
        // Full: then it stays hidden.
        town.municipality.ledger.fill(true)
        try await browser.get("/desk/home")
        let refused = try await browser.post("/desk/persons/number", ["person": handle])
        #expect(refused.status == 503 && !INSZ.occurs(in: refused.text))
    }

    @Test(
        "a number that is none, or a real one in the practice environment, is not searched",
        arguments: ["", "58631400274", "85073003328", "rita", "58631400273 x"])
    func wrongNumber(_ number: String) async throws {
        let browser = try await Browser.signedIn(try await Town())
        let answer = try await browser.post("/desk/persons", ["number": number])
        #expect(answer.status == 400 && (number.isEmpty || !answer.text.contains(number)))
    }

    @Test("a handle means nothing in another session, nor at another controller")
    func foreignHandle() async throws {
        let town = try await Self.busy()
        let browser = try await Browser.signedIn(town)
        try await browser.post("/desk/persons", ["number": Town.rita])
        let link = try #require(browser.links(to: "/desk/log?person=").first)
        for seat in ["zonnegem/lotte.officer", "ocmw-zonnegem/lotte.officer"] {
            let other = try await Browser.signedIn(town, seat: seat)
            #expect(try await other.get(link).status == 404)
            #expect(try await other.get(link.replacing("/desk/log", with: "/desk/timeline")).status == 404)
        }
    }

    @Test("a session of one controller shows nothing of the other's log")
    func controllers() async throws {
        let town = try await Self.busy()
        let other = try await Browser.signedIn(town, seat: "ocmw-zonnegem/lotte.officer")
        let page = try await other.get("/desk/log")
        #expect(page.text.contains("Gemeente ocmw-zonnegem"))
        #expect(!page.text.contains("een mededeling") && !page.text.contains("jan.leisure"))
        let timeline = try await other.post("/desk/persons", ["number": Town.rita])
        #expect(timeline.text.contains("staat niets over deze persoon"))
        #expect(try await Self.entries(town.municipality, .inspected).isEmpty)
    }

    @Test("from a line to the timeline of its person, whose number nobody knows")
    func pivot() async throws {
        let town = try await Self.busy()
        let browser = try await Browser.signedIn(town)
        try await browser.get("/desk/log?type=disclosed")
        let page = try await browser.get(try #require(browser.links(to: "/desk/timeline?person=").first))
        #expect(page.text.contains("een persoon uit het logboek") && page.text.contains("een mededeling"))
        #expect(!page.text.contains("Toon het nummer"))
    }
}

import Core
import Disclosure
import Doubles
import Ledger
import Server
import Testing

@Suite("Who asks what is kept reads what they told, and nothing of anyone else (laws 7 and 9)")
struct AccessLetterTests {
    private static let iban = "BE68539007547034"
    private static let email = "rita@zonnegem.example"
    private static let heading = "Wat u ons zelf vertelde"

    /// Rita told an account number, for this purpose alone, and an address that other services may use.
    private static func town() async throws -> Town {
        let town = try await Town()
        let hash = try await town.openPremium()
        for (attribute, value, isShared) in [("contact.iban", iban, false), ("contact.email", email, true)] {
            let members = Town.telling.merging([
                "attribute": .string(attribute), "value": .string(value), "shared": .boolean(isShared),
            ]) { $1 }
            #expect(try await town.ask("POST", "/v1/told", as: .clerk, Town.telling(hash, members)).status == 201)
        }
        return town
    }

    /// An officer at the timeline of somebody; the handle of that session.
    private static func timeline(
        _ town: Town, of number: String = Town.rita, at office: String = "zonnegem"
    ) async throws -> (browser: Browser, person: String) {
        let browser = try await Browser.signedIn(town, seat: office + "/lotte.officer")
        let page = try await browser.post("/desk/persons", ["number": number])
        #expect(page.status == 200 && Markup.flaw(of: page.text) == nil)
        let link = try #require(browser.links(to: "/desk/log?person=").first)
        return (browser, try #require(link.split(separator: "=").last.map(String.init)))
    }

    private static func person(_ number: String, _ town: Town) async throws -> SubjectRef {
        let journal = town.municipality.journal
        let alias = journal.keys.controllerKeys.alias(of: try #require(INSZ(number)))
        return try #require(try await journal.storage.subject(alias: alias, create: false))
    }

    /// What the newest look says that it saw of what was told.
    private static func newestLook(_ town: Town) async throws -> JSON? {
        let look = try #require(try await LogPageTests.entries(town.municipality, .inspected).first)
        return try await town.municipality.journal.open(look).last?.payload["filter"]?["told"]
    }

    @Test("what, since when, how, for what, for whom else and until when; what it says only once that is an entry")
    func hidden() async throws {
        let town = try await Self.town()
        let (browser, person) = try await Self.timeline(town)
        let page = browser.page.text
        for words in [
            Self.heading, "rekeningnummer", "e-mailadres", "(verborgen)", "21 november 2026, aan het loket",
            "Gemeentelijke geboortepremie", "ja, met andere diensten van ons bestuur", "20 november 2028",
        ] { #expect(page.contains(words), "\(words)") }
        for value in [Self.iban, Self.email] { #expect(!page.contains(value)) }
        #expect(try await Self.newestLook(town) == "kinds")
        let before = try await LogPageTests.entries(town.municipality, .inspected).count
        let shown = try await browser.post("/desk/timeline/told", ["person": person, "asked": "2026-11-20"])
        #expect(shown.status == 200 && Markup.flaw(of: shown.text) == nil)
        for words in [Self.iban, Self.email, "Op 20 november 2026 vroeg u"] { #expect(shown.text.contains(words)) }
        #expect(!shown.text.contains("(verborgen)</td>") && !shown.text.contains(Town.rita))
        #expect(try await LogPageTests.entries(town.municipality, .inspected).count == before + 1)
        #expect(try await Self.newestLook(town) == "values")
        #expect(try await !browser.get("/desk/timeline?person=" + person).text.contains(Self.iban))
    }

    @Test("the letter to somebody who asked for it holds the values at once; nobody else's word makes it such a letter")
    func request() async throws {
        let town = try await Self.town()
        let (browser, person) = try await Self.timeline(town)
        let early = try await browser.get("/desk/timeline?person=\(person)&answer=yes")
        #expect(early.text.contains(Self.heading) && !early.text.contains(Self.iban))
        try await browser.get("/desk/rights/new/request")
        try await browser.post(
            "/desk/rights/new/request",
            ["number": Town.rita, "right": "access", "channel": "paper", "received": "2026-11-20"])
        let matter = try #require(browser.links(to: "/desk/rights/").first { !$0.contains("/new/") })
        try await browser.get(matter)
        let letter = try await browser.post(matter + "/answer", [:])
        #expect(letter.status == 200 && Markup.flaw(of: letter.text) == nil)
        for words in [Self.iban, Self.email, "20 december 2026"] { #expect(letter.text.contains(words)) }
        #expect(!letter.text.contains(Town.rita) && !letter.text.contains("sofie.clerk"))
        #expect(try await Self.newestLook(town) == "values")
    }

    @Test("corrected it is the newest, taken back or erased it is not there, and past its term it says so")
    func ended() async throws {
        let town = try await Self.town()
        let look: JSON = ["subject": ["ssin": .string(Town.rita)], "reason": "she asks"]
        let items = try await town.ask("POST", "/v1/told/query", as: .clerk, look).json["items"]?.array ?? []
        let ids = items.compactMap { $0["id"]?.string }
        try #require(ids.count == 2)
        let hash = try #require(items[0]["noticeHash"]?.string)
        let corrected = try await town.ask(
            "POST", "/v1/told/\(ids[0])/correct", as: .clerk, Town.telling(hash, ["value": "NL91 ABNA 0417 1643 00"]))
        let withdrawn = try await town.ask(
            "POST", "/v1/told/\(ids[1])/withdraw", as: .clerk,
            [
                "subject": ["ssin": .string(Town.rita)], "channel": "phone", "assurance": "questions",
                "identityCheck": "two questions",
            ])
        #expect(corrected.status == 200 && withdrawn.status == 200)
        let (browser, person) = try await Self.timeline(town)
        let shown = try await browser.post("/desk/timeline/told", ["person": person])
        #expect(shown.text.contains("NL91ABNA0417164300"))
        for gone in [Self.iban, Self.email] { #expect(!shown.text.contains(gone), "\(gone)") }
        // The lines of the log say of what kind it was; what is kept has it no more.
        let table = try #require(
            shown.text.split(separator: Self.heading).last?.split(separator: "</table>").first)
        #expect(table.contains("rekeningnummer") && !table.contains("e-mailadres"))
        town.clock.advance(milliseconds: 731 * 86_400_000)
        let (late, again) = try await Self.timeline(town)
        #expect(late.page.text.contains("telt niet meer, wordt gewist"))
        let keys = try #require(town.municipality.journal.keys as? MemoryKeys)
        keys.erase(try await Self.person(Town.rita, town), .told)
        let erased = try await late.post("/desk/timeline/told", ["person": again])
        #expect(erased.status == 200 && !erased.text.contains(Self.heading) && !erased.text.contains("NL91"))
    }

    @Test("nothing is shown where the look cannot be recorded, or two officers read together")
    func refused() async throws {
        let town = try await Self.town()
        let (browser, person) = try await Self.timeline(town)
        let token = browser.formToken
        town.municipality.ledger.fill(true)
        let full = try await browser.post("/desk/timeline/told", ["person": person], token: token)
        town.municipality.ledger.fill(false)
        #expect(full.status == 503 && !full.text.contains(Self.iban))
        #expect(try await browser.post("/desk/timeline/told", ["person": "other"], token: token).status == 404)
        try await browser.get("/desk/rights/new/restriction")
        try await browser.post(
            "/desk/rights/new/restriction",
            ["number": Town.rita, "ground": "neededForClaim", "text": "een vordering", "needsTwo": "yes"])
        let closed = try await browser.post("/desk/timeline/told", ["person": person], token: token)
        #expect(closed.status >= 400 && !closed.text.contains(Self.iban) && !closed.text.contains(Self.heading))
    }

    @Test("what the OCMW was told stands in the OCMW's letter alone, and the municipality's in its own (law 9)")
    func apart() async throws {
        let town = try await Self.town()
        let hash = try await town.open("verwarmingstoelage", at: town.ocmw)
        let members = Town.telling.merging([
            "purpose": "verwarmingstoelage", "value": "NL91 ABNA 0417 1643 00", "shared": true,
        ]) { $1 }
        let token = try await town.token(.clerk, at: town.ocmw)
        #expect(try await town.ask("POST", "/v1/told", token: token, Town.telling(hash, members)).status == 201)
        for (office, own, other) in [
            ("zonnegem", Self.iban, "NL91ABNA0417164300"), ("ocmw-zonnegem", "NL91ABNA0417164300", Self.iban),
        ] {
            let (browser, person) = try await Self.timeline(town, at: office)
            let shown = try await browser.post("/desk/timeline/told", ["person": person])
            #expect(shown.text.contains(own) && !shown.text.contains(other), "\(office)")
            #expect(shown.text.contains("Gemeentelijke geboortepremie") == (office == "zonnegem"))
        }
    }

    @Test("an entry that concerns several people shows each their own part, and the others nowhere")
    func household() async throws {
        let town = try await Self.town()
        let child = Town.resident(1)
        let office = town.municipality
        let subjects = Subjects(storage: office.ledger, keys: office.journal.keys)
        let members = try [Town.rita, Town.luc, child].map { try #require(INSZ($0)) }
        let exchange = Exchange(
            journal: office.journal, purposes: office.desk.purposes, subjects: subjects,
            facts: PlainFacts(clock: town.clock.wall, members: members))
        let reply = try await exchange.reply(
            to: DisclosureRequest(
                requester: Requester(application: "leisure", employee: "jan.leisure"), number: members[0],
                purpose: "bewonerskaart", caseReference: "dossier-Rita-7"))
        guard case .answered = reply else { return #expect(Bool(false), "refused") }
        let closed = try #require(try await LogPageTests.entries(office, .closed).first)
        #expect(closed.parts.count { if case .member = $0.holder { true } else { false } } == 2)
        var letters: [String: String] = [:]
        for number in [Town.rita, Town.luc, child] {
            let (browser, person) = try await Self.timeline(town, of: number)
            letters[number] = try await browser.post("/desk/timeline/told", ["person": person]).text
        }
        for (number, letter) in letters {
            let isAsked = number == Town.rita
            #expect(letter.contains("met een antwoord over een gezinslid voor «") != isAsked)
            #expect(letter.contains("een mededeling voor «") == isAsked && letter.contains(Self.iban) == isAsked)
            #expect(!letter.contains("dossier-Rita-7") && !letter.contains("jan.leisure"))
            for other in [Town.rita, Town.luc, child] {
                let digits = Array(other)
                let printed = [0..<2, 2..<4, 4..<6].map { String(digits[$0]) }.joined(separator: ".")
                let ref = try await Self.person(other, town).text
                for secret in [other, printed, String(digits[6..<9]) + "." + String(digits[9...]), ref] {
                    #expect(!letter.contains(secret), "\(secret)")
                }
            }
        }
    }
}

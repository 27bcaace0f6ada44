import Core
import Disclosure
import Doubles
import Ledger
import Server
import Testing

@Suite("A clerk sees on a page what a citizen told, with age and origin, corrects it and takes it back")
struct ToldPagesTests {
    static let taking = ["way": "counter-card", "readBack": "printed", "told": "yes"]

    /// A clerk at the page of a citizen who told an account number 40 days ago and an e-mail address.
    static func atPage(_ town: Town) async throws -> Browser {
        let hash = try await town.openPremium()
        for (attribute, value) in [("contact.iban", "BE68 5390 0754 7034"), ("contact.email", "rita@zonnegem.example")]
        {
            let members = Town.telling.merging(["attribute": .string(attribute), "value": .string(value)]) { $1 }
            _ = try await town.ask("POST", "/v1/told", as: .clerk, Town.telling(hash, members))
        }
        town.clock.advance(milliseconds: 40 * 86_400_000)
        let clerk = try await Browser.signedIn(town, as: "sofie", seat: "zonnegem/sofie.clerk")
        try await clerk.post("/desk/told", ["number": Town.rita])
        return clerk
    }

    @Test("found by number, shown after the look is an entry, without the number on the page or in its address")
    func shown() async throws {
        let town = try await Town()
        let clerk = try await Self.atPage(town)
        let text = clerk.page.text
        #expect(clerk.page.status == 200 && Markup.flaw(of: text) == nil)
        #expect(text.contains("BE68539007547034") && text.contains("40 dagen oud") && text.contains("loket"))
        #expect(!text.contains(Town.rita) && !INSZ.occurs(in: text))
        let last = try await town.municipality.ledger.entries(EntryQuery(limit: 1)).first
        #expect(last?.type == .inspected && last?.outcome == "assisting")
    }

    @Test("an account number is corrected, and the page says whom to warn; taken back, it is gone")
    func settled() async throws {
        let town = try await Town()
        let clerk = try await Self.atPage(town)
        let list = try #require(clerk.links(to: "/desk/told/new").first).replacing("/new?", with: "/person?")
        let address = try #require(clerk.links(to: "/desk/told/0").first)
        let item = String(address.prefix { $0 != "?" })
        let person = Browser.fields(of: address)["person"] ?? ""
        try await clerk.get(address)
        #expect(Markup.flaw(of: clerk.page.text) == nil)
        let fields = Self.taking.merging([
            "person": person, "purpose": "geboortepremie", "kind": "contact.iban", "deed": "correct",
            "value": "NL91 ABNA 0417 1643 00",
        ]) { $1 }
        let wrong = try await clerk.post(item, fields.merging(["value": "NL91 ABNA 0417 1643 01"]) { $1 })
        #expect(wrong.status == 400 && !wrong.text.contains("1643 01"))
        try await clerk.get(address)
        let warned = try await clerk.post(item, fields)
        #expect(warned.status == 200 && warned.text.contains("rita@zonnegem.example"))
        #expect(Markup.flaw(of: warned.text) == nil)
        try await clerk.get(address)
        try await clerk.post(item, fields.merging(["deed": "withdraw"]) { $1 })
        let left = try await clerk.get(list)
        #expect(left.status == 200 && !left.text.contains("NL91") && left.text.contains("rita@zonnegem.example"))
    }

    /// Where what this citizen told is listed; its page stands open.
    private static func list(_ clerk: Browser) throws -> String {
        try #require(clerk.links(to: "/desk/told/new").first).replacing("/new?", with: "/person?")
    }

    /// What a clerk sends who corrects the account number; the page of it stands open.
    private static func correcting(
        _ clerk: Browser, _ list: String
    ) async throws -> (item: String, fields: [String: String]) {
        try await clerk.get(list)
        let address = try #require(clerk.links(to: "/desk/told/0").first)
        try await clerk.get(address)
        let fields = taking.merging([
            "person": Browser.fields(of: address)["person"] ?? "", "purpose": "geboortepremie",
            "kind": "contact.iban", "deed": "correct", "value": "NL91 ABNA 0417 1643 00",
        ]) { $1 }
        return (String(address.prefix { $0 != "?" }), fields)
    }

    @Test("by telephone nobody sees a card: the page offers no such way, and takes none")
    func unseenCard() async throws {
        let town = try await Town()
        let clerk = try await Self.atPage(town)
        let list = try Self.list(clerk)
        let (item, fields) = try await Self.correcting(clerk, list)
        #expect(clerk.page.text.contains("phone-questions") && !clerk.page.text.contains("phone-card"))
        for more in [["way": "phone-card"], ["way": "", "channel": "phone", "assurance": "eidSeen"]] {
            #expect(try await clerk.post(item, fields.merging(more) { $1 }).status == 400)
            _ = try await Self.correcting(clerk, list)
        }
        let byPhone = fields.merging(["way": "phone-questions", "call": "call-7"]) { $1 }
        #expect(try await clerk.post(item, byPhone).status >= 400, "it was told with the card at the counter")
        #expect(try await OfficerActsTests.types(town).contains(.toldCorrected) == false)
    }

    @Test("taken back by telephone and told anew at the counter, the page says whom to warn; the timeline says of what")
    func anew() async throws {
        let town = try await Town()
        let clerk = try await Self.atPage(town)
        let list = try Self.list(clerk)
        let (item, fields) = try await Self.correcting(clerk, list)
        try await clerk.post(
            item,
            [
                "person": fields["person"] ?? "", "kind": "contact.iban", "deed": "withdraw",
                "way": "phone-questions", "call": "call-7", "readBack": "letter",
            ])
        let new = try #require(clerk.links(to: "/desk/told/new").first)
        try await clerk.get(new)
        let byPhone = fields.merging(["way": "phone-questions", "call": "call-8"]) { $1 }
        #expect(try await clerk.post("/desk/told/new", byPhone).status >= 400)
        try await clerk.get(new)
        let warned = try await clerk.post("/desk/told/new", fields)
        #expect(warned.status == 200 && warned.text.contains("rita@zonnegem.example"))
        #expect(Markup.flaw(of: warned.text) == nil)
        let officer = try await Browser.signedIn(town)
        let timeline = try await officer.post("/desk/persons", ["number": Town.rita]).text
        #expect(timeline.contains("vertelde de persoon zelf iets (rekeningnummer)"))
        #expect(timeline.contains("nam de persoon terug wat eerder verteld was (rekeningnummer)"))
        let log = try await officer.get("/desk/log").text
        #expect(log.contains("naar een contact dat al gekend was"))
    }

    @Test("what the person lets other services use too is ticked, and can be unticked")
    func shared() async throws {
        let town = try await Town()
        let clerk = try await Self.atPage(town)
        let list = try Self.list(clerk)
        var (item, fields) = try await Self.correcting(clerk, list)
        #expect(!clerk.page.text.contains("checked"))
        fields["shared"] = "yes"
        try await clerk.post(item, fields)
        #expect(try await clerk.get(list).text.contains("en andere diensten"))
        (item, fields) = try await Self.correcting(clerk, list)
        #expect(clerk.page.text.contains("checked"))
        try await clerk.post(item, fields)
        #expect(try await !clerk.get(list).text.contains("en andere diensten"))
    }

    @Test("what does not read any more is listed without its value, and can be taken back")
    func unreadable() async throws {
        let town = try await Town()
        let clerk = try await Self.atPage(town)
        let list = try Self.list(clerk)
        let number = try #require(INSZ(Town.rita))
        let office = town.municipality
        let person = try #require(
            try await Subjects(storage: office.ledger, keys: office.journal.keys).existing(number))
        let keys = try #require(office.journal.keys as? MemoryKeys)
        keys.erase(person, .told)
        let page = try await clerk.get(list)
        #expect(page.status == 200 && page.text.contains("niet leesbaar") && !page.text.contains("BE68"))
        let (item, fields) = try await Self.correcting(clerk, list)
        #expect(clerk.page.status == 200 && Markup.flaw(of: clerk.page.text) == nil)
        try await clerk.post(item, fields.merging(["deed": "withdraw"]) { $1 })
        #expect(try await clerk.get(list).text.ranges(of: "niet leesbaar").count == 1)
    }

    @Test("a mobile number that has the form of a national number is a telephone number; elsewhere it is refused")
    func telephone() async throws {
        let town = try await Town()
        let clerk = try await Self.atPage(town)
        let digits = "32470123458"
        try #require(INSZ(digits)?.isBisNumber == true)
        let address = try #require(clerk.links(to: "/desk/told/new").first)
        let fields = Self.taking.merging([
            "person": Browser.fields(of: address)["person"] ?? "", "purpose": "geboortepremie",
        ]) { $1 }
        for (kind, value) in [
            ("contact.email", "+" + digits), ("contact.phone", digits), ("contact.phone", "+\(digits) \(Town.rita)"),
        ] {
            try await clerk.get(address)
            let refused = try await clerk.post("/desk/told/new", fields.merging(["kind": kind, "value": value]) { $1 })
            #expect(refused.status == 400 && !refused.text.contains(digits), "\(kind)")
        }
        try await clerk.get(address)
        let page = try await clerk.post(
            "/desk/told/new", fields.merging(["kind": "contact.phone", "value": "+32 470 12 34 58"]) { $1 })
        #expect(page.status == 200 && page.text.contains("+" + digits))
    }

    @Test("something new is taken down after the words were read, and not without")
    func new() async throws {
        let town = try await Town()
        let clerk = try await Self.atPage(town)
        let address = try #require(clerk.links(to: "/desk/told/new").first)
        let person = Browser.fields(of: address)["person"] ?? ""
        var fields = Self.taking.merging([
            "person": person, "purpose": "geboortepremie", "kind": "contact.phone", "value": "0478 12 34 56",
        ]) { $1 }
        fields["told"] = nil
        try await clerk.get(address)
        #expect(Markup.flaw(of: clerk.page.text) == nil)
        #expect(try await clerk.post("/desk/told/new", fields).status == 400)
        fields["told"] = "yes"
        try await clerk.get(address)
        #expect(try await clerk.post("/desk/told/new", fields).text.contains("+32478123456"))
        try await clerk.get(address)
        #expect(try await clerk.post("/desk/told/new", fields).status == 409)
    }
}

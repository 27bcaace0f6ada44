import Core
import Doubles
import Ledger
import Server
import Testing

@Suite("A clerk sees on a page what a citizen told, with age and origin, corrects it and takes it back")
struct ToldPagesTests {
    static let taking = ["channel": "counter", "assurance": "eidSeen", "readBack": "printed", "told": "yes"]

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

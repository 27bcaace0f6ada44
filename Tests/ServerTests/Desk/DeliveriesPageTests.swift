import Core
import Disclosure
import Doubles
import Ledger
import Server
import Testing

@Suite("An officer or an operator sees how events arrive, of whom nothing, and has those that were given up sent again")
struct DeliveriesPageTests {
    /// The application has an address, and of its events one waits, one failed and two were given up.
    private static func town() async throws -> (town: Town, events: [AnswerEvent]) {
        let town = try await Town()
        let key = try #require(town.municipality.keys[.application])
        let party = try await town.ask(
            "POST", "/v1/parties", as: .officer,
            [
                "id": "leisure", "role": "application", "purposes": ["uitpas-kansentarief"], "keys": [key.jwk],
                "webhook": "https://leisure.example/in/secret-path?key=7",
            ])
        #expect(party.status == 201, "\(party.text)")
        for number in [Town.rita, Town.luc, Town.resident(1), Town.resident(2)] {
            let consent = try await town.consent(number)
            _ = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question(number))
            let withdrawn = try await town.ask(
                "POST", "/v1/consents/\(consent)/withdraw", as: .clerk,
                [
                    "subject": ["ssin": .string(number)], "channel": "phone", "assurance": "questions",
                    "identityCheck": "two questions",
                ])
            #expect(withdrawn.status == 200)
        }
        let storage = town.municipality.desk.events.storage
        let events = try #require(try await storage.events(of: "leisure", after: nil, limit: 9))
        try #require(events.count == 4)
        for (event, (state, attempts)) in zip(events.dropFirst(), [(EventState.waiting, 3), (.dead, 9), (.dead, 9)]) {
            try await storage.settle(
                event.id, EventDelivery(state: state, attempts: attempts, due: town.clock.now.adding(days: 1)))
        }
        return (town, events)
    }

    private static func seat(_ town: Town, _ role: Role, _ office: String = "zonnegem") async throws -> Browser {
        try await Browser.signedIn(
            town, as: Town.logins[role] ?? "", seat: office + "/" + (Town.parties[role] ?? ""))
    }

    /// The cells of the row of the application, by the heads of their columns.
    private static func cells(_ page: String) -> [String: String] {
        let cells = page.split(separator: "data-label=\"").dropFirst().map { cell in
            (String(cell.prefix { $0 != "\"" }), String(cell.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }))
        }
        return Dictionary(cells, uniquingKeysWith: { _, last in last })
    }

    @Test("counts by application, the host and not the path, and nothing by which a person could be found")
    func counts() async throws {
        let (town, events) = try await Self.town()
        for role in [Role.officer, .operator] {
            let browser = try await Self.seat(town, role)
            let page = try await browser.get("/desk/deliveries")
            #expect(page.status == 200 && Markup.flaw(of: page.text) == nil)
            let cells = Self.cells(page.text)
            #expect(cells["Toepassing"] == "leisure" && cells["Waarheen"] == "leisure.example")
            #expect(cells["Wacht"] == "1" && cells["Mislukt, wordt herhaald"] == "1" && cells["Opgegeven"] == "2")
            #expect(cells["Bezorgd"] == "0" && cells["Oudste die niet aankwam"]?.contains("21 november 2026") == true)
            for event in events {
                #expect(!page.text.contains(event.id.text) && !page.text.contains(event.reference.text))
            }
            for secret in [Town.rita, "secret-path", "key=7", "uitpas"] { #expect(!page.text.contains(secret)) }
        }
        let clerk = try await Self.seat(town, .clerk)
        #expect(try await clerk.get("/desk/deliveries").status == 403)
    }

    @Test("what was given up waits again, untried, and nothing else moves; once sent again there is no button")
    func redelivered() async throws {
        let (town, events) = try await Self.town()
        let storage = town.municipality.desk.events.storage
        let browser = try await Self.seat(town, .operator)
        #expect(browser.page.text.contains("Stuur 2 opnieuw naar leisure"), "an operator begins here")
        let page = try await browser.post("/desk/deliveries", ["application": "leisure"])
        #expect(page.status == 200 && Self.cells(page.text)["Opgegeven"] == "0")
        #expect(Self.cells(page.text)["Wacht"] == "3" && !page.text.contains("opnieuw naar leisure"))
        let after = try #require(try await storage.events(of: "leisure", after: nil, limit: 9))
        #expect(after.map(\.id) == events.map(\.id))
        #expect(after.map(\.delivery.attempts) == [0, 3, 0, 0])
        #expect(after.suffix(2).allSatisfy { $0.delivery.due <= town.clock.now })
    }

    @Test("an application that fetches its events, or that is another controller's, is sent nothing")
    func refused() async throws {
        let (town, _) = try await Self.town()
        let before = try await town.municipality.desk.events.storage.eventCounts()
        let other = try await Self.seat(town, .officer, "ocmw-zonnegem")
        let page = try await other.get("/desk/deliveries")
        #expect(Self.cells(page.text)["Waarheen"] == "haalt zelf af" && Self.cells(page.text)["Opgegeven"] == "0")
        #expect(try await other.post("/desk/deliveries", ["application": "leisure"]).status == 400)
        try await other.get("/desk/deliveries")
        for name in ["nobody", Town.parties[.clerk] ?? ""] {
            #expect(try await other.post("/desk/deliveries", ["application": name]).status == 404)
            try await other.get("/desk/deliveries")
        }
        #expect(try await other.post("/desk/deliveries", [:]).status == 400)
        #expect(try await town.municipality.desk.events.storage.eventCounts() == before)
    }
}

import Core
import Disclosure
import Ledger
import Server
import Testing

@Suite("An application hears that an answer may have changed, of whom it knows by the reference that it was given")
struct EventRouteTests {
    @Test("the reference of the answer is the subject of the event; a place leads on, a strange one is gone")
    func feed() async throws {
        let town = try await Town()
        let consent = try await town.consent()
        let told = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question())
        let reference = try #require(told.json["subjectReference"]?.string)
        #expect(try await town.ask("GET", "/v1/events", as: .application).json["items"]?.array == [])
        try await withdraw(consent, town)
        let page = try await town.ask("GET", "/v1/events", as: .application)
        let items = try #require(page.json["items"]?.array)
        #expect(items.map { $0["subject"]?.string } == [reference])
        #expect(items[0]["source"]?.string == "https://sluis.example/v1/events")
        for word in [Town.rita, "uitpas", "kansentarief", consent, "withdraw"] { #expect(!page.text.contains(word)) }
        let next = try #require(page.json["next"]?.string)
        let rest = try await town.ask("GET", next, as: .application)
        #expect(rest.status == 200 && rest.json["items"]?.array == [] && rest.json["next"]?.string == next)
        let strange = "/v1/events/after/" + Identifier.random(.system).text
        #expect(try await town.ask("GET", strange, as: .application).status == 410)
        #expect(try await town.ask("GET", "/v1/events/after/here", as: .application).status == 404)
        for role in [Role.clerk, .officer, .operator, .auditor] {
            #expect(try await town.ask("GET", "/v1/events", as: role).status == 403)
        }
    }

    @Test("an event is sent again where an address is registered; metrics count and name nobody")
    func redelivery() async throws {
        let town = try await Town()
        let consent = try await town.consent()
        _ = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question())
        try await withdraw(consent, town)
        let page = try await town.ask("GET", "/v1/events", as: .application)
        let id = try #require(page.json["items"]?.array?.first?["id"]?.string)
        let path = "/v1/events/\(id)/redeliver"
        let nowhere = try await town.ask("POST", path, as: .application)
        #expect(nowhere.status == 409 && nowhere.type.hasSuffix(":noWebhook"))
        let key = try #require(town.municipality.keys[.application])
        let party = try await register("https://leisure.example/in", key, town)
        #expect(party.status == 201, "\(party.text)")
        let again = try await town.ask("POST", path, as: .application)
        #expect(again.status == 202 && again.json["id"]?.string == id)
        for (webhook, status) in [(String?.none, 202), ("none", 409)] {
            #expect(try await register(webhook, key, town).status == 201)
            #expect(try await town.ask("POST", path, as: .application).status == status, "\(webhook ?? "unsaid")")
        }
        _ = try await register("https://leisure.example/in", key, town)
        #expect(try await town.ask("POST", path, as: .application).status == 202)
        let strange = "/v1/events/\(Identifier.random(.system).text)/redeliver"
        #expect(try await town.ask("POST", strange, as: .application).status == 404)
        let metrics = try await town.send("GET", "/metrics").text
        #expect(metrics.contains(#"sluis_events{controller="zonnegem",state="waiting"} 1"#))
        #expect(metrics.contains(#"sluis_event_deliveries_total{controller="zonnegem",outcome="delivered"} 0"#))
        #expect(!metrics.contains(id))
    }

    @Test(
        "an address that is not a plain https URL is not registered",
        arguments: [
            "http://leisure.example/in", "https://", "https://user:pass@leisure.example/in", "ftp://leisure.example",
            "https://leisure.example/#in", "leisure.example", "https://leisure.example/a b",
        ])
    func addresses(_ address: String) async throws {
        let town = try await Town()
        let key = try #require(town.municipality.keys[.application])
        let answer = try await register(address, key, town)
        #expect(answer.status == 400 && answer.text.contains("webhook"), "\(answer.text)")
    }

    private func register(_ webhook: String?, _ key: TestKey, _ town: Town) async throws -> Answer {
        let id = try #require(Town.parties[.application])
        return try await town.ask(
            "POST", "/v1/parties", as: .officer,
            .compact([
                "id": .string(id), "role": "application", "purposes": ["uitpas-kansentarief"], "keys": [key.jwk],
                "webhook": webhook.map { .string($0) },
            ]))
    }

    private func withdraw(_ consent: String, _ town: Town) async throws {
        let answer = try await town.ask(
            "POST", "/v1/consents/\(consent)/withdraw", as: .clerk,
            [
                "subject": ["ssin": .string(Town.rita)], "channel": "phone", "assurance": "questions",
                "identityCheck": "called back, two questions",
            ])
        #expect(answer.status == 200, "\(answer.text)")
    }
}

import Core
import Doubles
import Ledger
import Server
import Testing

@Suite("Over HTTP a clerk takes down what a citizen tells once, shows it, corrects it and takes it back")
struct ToldRouteTests {
    private static let back: JSON = [
        "subject": ["ssin": .string(Town.rita)], "channel": "phone", "assurance": "questions",
        "identityCheck": "two questions",
    ]

    @Test("told, listed, corrected with word to an old contact, taken back: each answer is of its form")
    func life() async throws {
        let town = try await Town()
        let hash = try await town.openPremium()
        let told = try await town.ask("POST", "/v1/told", as: .clerk, Town.telling(hash, Town.telling))
        #expect(told.status == 201)
        let id = try #require(told.json["id"]?.string)
        let email = Town.telling(
            hash, Town.telling.merging(["attribute": "contact.email", "value": "rita@zonnegem.example"]) { $1 })
        #expect(try await town.ask("POST", "/v1/told", as: .clerk, email).status == 201)
        town.clock.advance(milliseconds: 31 * 86_400_000)
        let look: JSON = ["subject": ["ssin": .string(Town.rita)], "reason": "she asks"]
        let list = try await town.ask("POST", "/v1/told/query", as: .clerk, look)
        let items = try #require(list.json["items"]?.array)
        #expect(items.map { $0["value"]?.string } == ["BE68539007547034", "rita@zonnegem.example"])
        #expect(items[0]["ageDays"]?.integer == 31 && items[0]["authentic"] == false)
        let correction = Town.telling(hash, ["value": "NL91 ABNA 0417 1643 00"])
        let corrected = try await town.ask("POST", "/v1/told/\(id)/correct", as: .clerk, correction)
        #expect(corrected.json["warn"] == ["way": "contact", "contact": "rita@zonnegem.example"])
        #expect(try await town.ask("POST", "/v1/told/\(id)/withdraw", as: .clerk, Self.back).status == 200)
        let left = try await town.ask("POST", "/v1/told/query", as: .clerk, look)
        #expect(left.json["items"]?.array?.count == 1)
        #expect(town.log.text.contains("BE68") == false && town.log.text.contains("rita@") == false)
    }

    @Test(
        "what is no such value, or is not for this purpose, is told by its member and not repeated",
        arguments: [
            ("contact.iban", "BE68 5390 0754 7035", "value"), ("contact.phone", "nul vier", "value"),
            ("contact.language", "fr", "attribute"), ("contact.hours", "als hij werkt", "value"),
        ])
    func wrong(attribute: String, value: String, name: String) async throws {
        let town = try await Town()
        let hash = try await town.openPremium()
        let members = Town.telling.merging(["attribute": .string(attribute), "value": .string(value)]) { $1 }
        let answer = try await town.ask("POST", "/v1/told", as: .clerk, Town.telling(hash, members))
        #expect(answer.status == 400 && !answer.text.contains(value))
        #expect(answer.json["issues"]?.array?.compactMap { $0["name"]?.string } == [name])
    }

    @Test("what the purpose does not name is refused by the log, and another's id reads like one that never was")
    func refused() async throws {
        let town = try await Town()
        let hash = try await town.openPremium()
        let hours = Town.telling.merging(["attribute": "contact.hours", "value": "ma 09:00-12:00"]) { $1 }
        let answer = try await town.ask("POST", "/v1/told", as: .clerk, Town.telling(hash, hours))
        #expect(answer.status == 400 && answer.type.hasSuffix(":unknownAttribute"))
        let told = try await town.ask("POST", "/v1/told", as: .clerk, Town.telling(hash, Town.telling))
        let id = try #require(told.json["id"]?.string)
        var problems: Set<JSON> = []
        for (id, number) in [(id, Town.luc), ("0199a2b4-7c1e-7d20-9f3a-5b6c7d8e9f0a", Town.rita)] {
            let body = Self.back.object?.merging(["subject": ["ssin": .string(number)]]) { $1 } ?? [:]
            let back = try await town.ask("POST", "/v1/told/\(id)/withdraw", as: .clerk, .object(body))
            #expect(back.status == 409)
            problems.insert(back.lasting)
        }
        #expect(problems.count == 1)
        #expect(try await town.ask("POST", "/v1/told/x/withdraw", as: .clerk, Self.back).status == 404)
    }
}

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

    @Test("by telephone a card counts for nothing; a correction may say that other services use it too")
    func ways() async throws {
        let town = try await Town()
        let hash = try await town.openPremium()
        let told = try await town.ask("POST", "/v1/told", as: .clerk, Town.telling(hash, Town.telling))
        let id = try #require(told.json["id"]?.string)
        let value: [String: JSON] = ["value": "NL91 ABNA 0417 1643 00"]
        let byPhone: [String: JSON] = ["channel": "phone", "proof": ["call": "call-7", "script": "1"]]
        let refused = try await town.ask(
            "POST", "/v1/told/\(id)/correct", as: .clerk, Town.telling(hash, value.merging(byPhone) { $1 }))
        #expect(refused.status == 400 && refused.type.hasSuffix(":assuranceTooLow"), "\(refused.text)")
        for (shared, expected) in [(JSON?.none, false), (true, true), (nil, true)] as [(JSON?, Bool)] {
            let body = value.merging(shared.map { ["shared": $0] } ?? [:]) { $1 }
            let path = "/v1/told/\(id)/correct"
            #expect(try await town.ask("POST", path, as: .clerk, Town.telling(hash, body)).status == 200)
            let look: JSON = ["subject": ["ssin": .string(Town.rita)], "reason": "she asks"]
            let list = try await town.ask("POST", "/v1/told/query", as: .clerk, look)
            #expect(list.json["items"]?.array?.first?["shared"]?.boolean == expected)
        }
    }

    @Test("what was taken back is told anew with word to an old contact, and not by telephone")
    func anew() async throws {
        let town = try await Town()
        let hash = try await town.openPremium()
        let first = Town.telling(hash, Town.telling)
        let told = try await town.ask("POST", "/v1/told", as: .clerk, first)
        let id = try #require(told.json["id"]?.string)
        #expect(told.json["warn"] == nil)
        #expect(try await town.ask("POST", "/v1/told/\(id)/withdraw", as: .clerk, Self.back).status == 200)
        let byPhone: [String: JSON] = [
            "channel": "phone", "assurance": "questions", "proof": ["call": "call-7", "script": "1"],
        ]
        let refused = try await town.ask(
            "POST", "/v1/told", as: .clerk, Town.telling(hash, Town.telling.merging(byPhone) { $1 }))
        #expect(refused.type.hasSuffix(":assuranceTooLow"), "\(refused.text)")
        #expect(try await town.ask("POST", "/v1/told", as: .clerk, first).json["warn"] == ["way": "letter"])
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

import Core
import Doubles
import Ledger
import Server
import Testing

@Suite("What an officer takes outside is recorded first, and checks itself (law 7)")
struct ExportTests {
    private func town() async throws -> Town {
        let town = try await Town()
        _ = try await town.consent()
        _ = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question())
        return town
    }

    private func looks(_ town: Town, _ way: String) async throws -> [StoredEntry] {
        try await town.municipality.ledger.entries(EntryQuery(outcome: way, types: [.inspected]))
    }

    @Test("a bundle about a person holds, and the person sees who made it")
    func person() async throws {
        let town = try await town()
        let answer = try await town.ask(
            "POST", "/v1/ledger/export", as: .officer,
            ["reason": "a complaint", "subject": ["ssin": .string(Town.rita)]])
        #expect(answer.status == 200 && answer.header("Content-Type") == "application/x-tar")
        let bundle = try #require(LogBundle(tar: answer.bytes))
        let verification = BundleVerifier().verify(bundle)
        #expect(verification.findings == [])
        #expect(verification.opened > 0 && verification.withheld >= 0)
        let look = try #require(try await looks(town, "export").first)
        #expect(look.parts.first?.holder.person != nil)
        #expect(look.position.seq < Int64(verification.size))
        #expect(!String(decoding: answer.bytes, as: UTF8.self).contains(Town.rita))
    }

    @Test("of a person who is not known here nothing is opened")
    func stranger() async throws {
        let town = try await town()
        let answer = try await town.ask(
            "POST", "/v1/ledger/export", as: .officer,
            ["reason": "a complaint", "subject": ["ssin": .string(Town.luc)]])
        let verification = BundleVerifier().verify(try #require(LogBundle(tar: answer.bytes)))
        #expect(verification.opened == 0 && verification.holds)
    }

    @Test("the logs of the years that are asked for, and no others")
    func years() async throws {
        let town = try await town()
        for logs in [JSON.array(["all"]), .array([.string(String(TestClock.start.year))])] {
            let answer = try await town.ask(
                "POST", "/v1/ledger/export", as: .officer, ["reason": "audit", "logs": logs])
            let verification = BundleVerifier().verify(try #require(LogBundle(tar: answer.bytes)))
            #expect(verification.holds && verification.logs.map(\.year) == [TestClock.start.year])
        }
        for logs in [["2019"], ["all", "2026"], ["soon"]] {
            let answer = try await town.ask(
                "POST", "/v1/ledger/export", as: .officer,
                ["reason": "audit", "logs": .array(logs.map { .string($0) })])
            #expect(answer.status == 400, "\(logs)")
        }
        #expect(try await looks(town, "export").count == 2)
    }

    @Test("the log of one year is verified by itself, and one that is not there does not hold")
    func oneYear() async throws {
        let town = try await town()
        let year = TestClock.start.year
        for (log, holds) in [(year, true), (year - 3, false)] {
            let answer = try await town.ask(
                "POST", "/v1/ledger/verify", as: .officer, ["reason": "control", "log": .integer(Int64(log))])
            #expect(answer.status == 200 && answer.json["holds"]?.boolean == holds, "\(answer.json)")
        }
        let wrong = try await town.ask("POST", "/v1/ledger/verify", as: .officer, ["reason": "x", "log": 26])
        #expect(wrong.status == 400)
    }

    @Test("nobody but an officer, and nothing without a reason")
    func refused() async throws {
        let town = try await town()
        for role in [Role.application, .clerk, .operator] {
            #expect(try await town.ask("POST", "/v1/ledger/export", as: role, ["reason": "x"]).status == 403)
            #expect(try await town.ask("POST", "/v1/ledger/calls", as: role, [:]).status == 403)
        }
        #expect(try await town.ask("POST", "/v1/ledger/export", as: .officer, [:]).status == 400)
        #expect(try await looks(town, "export").isEmpty)
    }

    @Test("a verification can be started and followed")
    func followed() async throws {
        let town = try await town()
        let started = try await town.ask(
            "POST", "/v1/ledger/verify", as: .officer, ["reason": "control", "wait": false])
        let id = try #require(started.json["id"]?.string)
        #expect(started.status == 202)
        var state = try await town.ask("GET", "/v1/ledger/verifications/\(id)", as: .officer)
        while state.status == 202 { state = try await town.ask("GET", "/v1/ledger/verifications/\(id)", as: .officer) }
        #expect(state.json["report"] != nil && state.status == 200)
        #expect(try await looks(town, "verification").count == 1)
        let other = Identifier.random(.system).text
        #expect(try await town.ask("GET", "/v1/ledger/verifications/\(other)", as: .officer).status == 404)
    }

    @Test("an officer's proof opens the part of the person it is about, who sees that")
    func proof() async throws {
        let town = try await town()
        let entry = try #require(try await town.municipality.ledger.entries(EntryQuery(types: [.disclosed])).first)
        let answer = try await town.ask(
            "POST", "/v1/log/proof", as: .officer,
            ["entry": .string(entry.id.text), "reason": "a complaint", "subject": ["ssin": .string(Town.rita)]])
        #expect(answer.json["proof"]?["payload"]?["type"] == "disclosed")
        #expect(try await looks(town, "proof").first?.parts.first?.holder.person == entry.parts.first?.holder.person)
    }

    @Test("our calls to a source are listed without a person, and the look is an entry")
    func calls() async throws {
        let town = try await town()
        let answer = try await town.ask(
            "POST", "/v1/ledger/calls", as: .officer,
            [
                "reason": "reconciliation", "source": "RR", "from": "2026-01-01T00:00:00Z",
                "until": "2027-01-01T00:00:00Z",
            ])
        #expect(answer.status == 200 && answer.json["items"]?.array != nil)
        #expect(try await looks(town, "verification").count == 1)
    }
}

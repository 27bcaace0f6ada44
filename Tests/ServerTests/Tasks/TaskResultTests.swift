import Catalogue
import Core
import Disclosure
import Ledger
import Server
import Testing

@Suite("A list hands over what its application may know today, and no more than that")
struct TaskResultTests {
    private static func stop(_ number: String) -> JSON {
        [
            "subject": ["ssin": .string(number)], "channel": "phone", "assurance": "questions",
            "identityCheck": "called back, two questions",
        ]
    }

    private func types(_ town: Town) async throws -> [String] {
        try await town.municipality.journal.storage.entries(EntryQuery(types: [.refused], limit: 100))
            .compactMap(\.outcome)
    }

    @Test("what was told of who withdraws is gone when the withdrawal is answered, and reads as a question of today")
    func withdrawn() async throws {
        let town = try await Town()
        let (rita, luc) = (try await town.consent(Town.rita), try await town.consent(Town.luc))
        let task = try await town.task("uitpas-kansentarief", extra: ["attributes": ["livesHere"]])
        _ = try await town.fill(task, Town.list([Town.rita, Town.luc, Town.luc]))
        #expect(await town.municipality.runner.turn())
        #expect(try await town.lines(task).map { $0["status"]?.integer } == [200, 200, nil], "\(rita)")
        let withdrawn = try await town.ask("POST", "/v1/consents/\(luc)/withdraw", as: .clerk, Self.stop(Town.luc))
        #expect(withdrawn.status == 200, "\(withdrawn.text)")
        let lines = try await town.lines(task)
        #expect(lines.map { $0["status"]?.integer } == [200, 403, nil])
        #expect(lines[1]["answer"] == nil && lines[1]["problem"]?["otherWay"] == true)
        let asked = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question(Town.luc))
        #expect(lines[1]["problem"]?["type"] == asked.json["type"])
        #expect(lines[1]["problem"]?["alternative"] == asked.json["alternative"])
        let status = try await town.status(task).json
        #expect(status["lines"]?["stopped"] == 1 && status["lines"]?["answered"] == 1)
        let id = try #require(Identifier(task))
        let kept = try await town.municipality.desk.tasks.storage.lines(of: id, from: 1, limit: 9)
        #expect(kept.map { $0.result == nil } == [false, true, true])
    }

    @Test("of a purpose that was taken from the application nothing is handed over, and each try is recorded")
    func taken() async throws {
        let town = try await Town()
        let task = try await town.task()
        _ = try await town.fill(task, Town.list([Town.rita]))
        #expect(await town.municipality.runner.turn())
        #expect(try await town.results(task).status == 200)
        let key = try #require(town.municipality.keys[.application])
        let party = try await town.ask(
            "POST", "/v1/parties", as: .officer,
            ["id": "leisure", "role": "application", "purposes": ["bewonerskaart"], "keys": [key.jwk]])
        #expect(party.status == 201, "\(party.text)")
        for _ in 0..<2 {
            let refused = try await town.results(task)
            #expect(refused.status == 403 && refused.type.hasSuffix(":applicationNotPermitted"), "\(refused.text)")
        }
        #expect(try await types(town) == ["applicationNotPermitted", "applicationNotPermitted"])
        #expect(try await town.status(task).status == 200)
    }

    @Test("of a purpose that is in force no more nothing is handed over")
    func retired() async throws {
        let town = try await Town()
        let task = try await town.task()
        _ = try await town.fill(task, Town.list([Town.rita]))
        #expect(await town.municipality.runner.turn())
        let purposes = town.municipality.desk.purposes
        let ref = try #require(purposes.active("huisvuil-sociale-correctie")?.ref)
        let officer = Town.parties[.officer] ?? ""
        _ = try await town.municipality.journal.record(
            .purposeRetired(PurposeRetirement(purpose: ref, by: officer)))
        try await purposes.reload(from: town.municipality.journal.storage)
        let refused = try await town.results(task)
        #expect(refused.type.hasSuffix(":unknownPurpose") && !refused.text.contains("livesHere"), "\(refused.text)")
        #expect(try await types(town) == ["unknownPurpose"])
    }

    @Test("a look past the end is no reading of the whole: the results stay as long as before")
    func pastTheEnd() async throws {
        let town = try await Town()
        let task = try await town.task()
        _ = try await town.fill(task, Town.list([Town.rita, Town.luc]))
        #expect(await town.municipality.runner.turn())
        let until = try await town.status(task).json["until"]
        for from in [999_999, 3, 2] { #expect(try await town.results(task, from: from).status == 200) }
        #expect(try await town.status(task).json["until"] == until)
        #expect(try await town.results(task, from: 1).status == 200)
        #expect(try await town.status(task).json["until"] != until)
    }
}

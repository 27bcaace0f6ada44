import Core
import Disclosure
import Doubles
import Ledger
import Server
import Testing

@Suite("A list of people is asked line by line, each at its own moment, for one application alone")
struct TaskTests {
    @Test("a list is asked, followed and read back, in order and by the caller's own references")
    func whole() async throws {
        let town = try await Town()
        let task = try await town.task()
        #expect(try await town.status(task).json["state"] == "open")
        let list = """
            {"subject":{"ssin":"\(Town.rita)"},"reference":"A-1"}
            {"subject":{"ssin":"\(Town.luc)"}}

            {"subject":{"ssin":"\(Town.rita)"},"reference":"A-3"}
            {"subject":{"ssin":"58631400274"},"reference":"A-4"}
            {"subject":{"ssin":"\(Town.luc)"},"income":true}
            no JSON
            """
        let begun = try await town.fill(task, list)
        #expect(begun.status == 202 && begun.json["state"] == "running" && begun.json["pollAfter"] != nil)
        #expect(begun.header("Location") == "/v1/tasks/" + task)
        #expect(await town.municipality.runner.turn())
        let status = try await town.status(task).json
        #expect(status["state"] == "done" && status["pollAfter"] == nil)
        #expect(
            status["lines"] == [
                "answered": 2, "bad": 3, "duplicate": 1, "gone": 0, "incomplete": 0, "refused": 0,
                "stopped": 0, "total": 6, "waiting": 0,
            ])
        let answer = try await town.results(task)
        #expect(answer.header("Content-Type") == "application/x-ndjson" && answer.header("Link") == nil)
        for number in [Town.rita, Town.luc, "58631400274"] { #expect(!answer.text.contains(number)) }
        let lines = try await town.lines(task)
        #expect(lines.map { $0["line"]?.integer } == [1, 2, 3, 4, 5, 6])
        #expect(lines.map { $0["reference"]?.string } == ["A-1", nil, "A-3", "A-4", nil, nil])
        #expect(lines.map { $0["status"]?.integer } == [200, 200, nil, 400, 400, 400])
        #expect(lines[2]["sameAs"] == 1 && lines[2]["answer"] == nil)
        #expect(lines[3]["problem"]?["issues"]?.array?.first?["name"] == "subject.ssin")
        #expect(lines[4]["problem"]?["issues"]?.array?.first?["name"] == "income")
        let told = lines[0]["answer"]?["answers"]?.array?.first { $0["name"] == "livesHere" }
        #expect(told?["value"] == true)
        // The same as an interactive answer: it can be proven by its entry and its salt.
        let id = lines[0]["answer"]?["id"]?.string ?? ""
        let recorded = try await town.ask("GET", "/v1/disclosures/" + id, as: .application)
        #expect(recorded.status == 200 && recorded.json["case"] == "jaarrun 2026")
        #expect(recorded.json["log"] == lines[0]["answer"]?["log"])
    }

    @Test("what no line could be answered for is refused at once, and makes no task")
    func refusedAtOnce() async throws {
        let town = try await Town()
        func make(_ body: JSON) async throws -> Answer {
            try await town.ask("POST", "/v1/tasks", as: .application, body)
        }
        let purpose = JSON.string("huisvuil-sociale-correctie")
        #expect(try await make(["purpose": "gouden-sleutel"]).type.hasSuffix(":unknownPurpose"))
        #expect(try await make(["purpose": purpose]).type.hasSuffix(":caseMissing"))
        #expect(
            try await make(["purpose": purpose, "case": "x", "attributes": ["income"]]).type.hasSuffix(
                ":unknownAttribute"))
        #expect(
            try await make(["purpose": purpose, "case": "x", "referenceDate": "2999-01-01"]).type.hasSuffix(
                ":dateNotAllowed"))
        #expect(try await make(["purpose": purpose, "case": .string(Town.rita)]).status == 400)
        #expect(try await make(["purpose": purpose, "case": "x", "employee": "a", "process": "b"]).status == 400)
        #expect(try await town.municipality.desk.tasks.storage.tasks().isEmpty)
        // What was well formed and refused is recorded, each time, and names nobody.
        let entries = try await town.municipality.journal.storage.entries(EntryQuery(types: [.refused], limit: 100))
        #expect(
            entries.compactMap(\.outcome).sorted()
                == ["caseMissing", "dateNotAllowed", "unknownAttribute", "unknownPurpose"])
        #expect(entries.allSatisfy { $0.parts.allSatisfy { $0.holder.person == nil } })
    }

    @Test("another application, another controller and another role find nothing")
    func others() async throws {
        let town = try await Town()
        let task = try await town.task()
        let foreign = try await town.token(.application, at: town.ocmw)
        let list = Town.list([Town.rita])
        for (method, path) in [
            ("GET", ""), ("GET", "/results"), ("GET", "/results/1"), ("POST", "/pause"), ("POST", "/resume"),
            ("DELETE", ""),
        ] {
            let answer = try await town.ask(method, "/v1/tasks/\(task)" + path, token: foreign)
            #expect(answer.status == 404, "\(method) \(path)")
        }
        #expect(try await town.fill(task, list, token: foreign).status == 404)
        #expect(try await town.status(task).json["state"] == "open")
        #expect(try await town.ask("GET", "/v1/tasks/" + Town.rita, as: .application).status == 404)
        #expect(try await town.ask("GET", "/v1/tasks/\(task)/results/0", as: .application).status == 404)
    }

    @Test("a consent that is withdrawn while it runs refuses the lines that come after")
    func withdrawal() async throws {
        let town = try await Town()
        let (rita, luc) = (try await town.consent(Town.rita), try await town.consent(Town.luc))
        let task = try await town.task("uitpas-kansentarief", extra: ["attributes": ["livesHere"]])
        #expect(try await town.fill(task, Town.list([Town.rita, Town.luc])).status == 202)
        #expect(try await town.ask("POST", "/v1/tasks/\(task)/pause", as: .application).json["state"] == "paused")
        let stop: JSON = [
            "subject": ["ssin": .string(Town.luc)], "channel": "phone", "assurance": "questions",
            "identityCheck": "called back, two questions",
        ]
        let withdrawn = try await town.ask("POST", "/v1/consents/\(luc)/withdraw", as: .clerk, stop)
        #expect(withdrawn.status == 200, "\(withdrawn.text)")
        #expect(await town.municipality.runner.turn())
        #expect(try await town.lines(task).isEmpty, "a paused task asked")
        #expect(try await town.ask("POST", "/v1/tasks/\(task)/resume", as: .application).status == 202)
        #expect(await town.municipality.runner.turn())
        let lines = try await town.lines(task)
        #expect(lines.map { $0["status"]?.integer } == [200, 403], "\(rita)")
        #expect(lines[1]["problem"]?["type"]?.string?.hasSuffix(":noActiveConsent") == true)
        #expect(lines[1]["problem"]?["otherWay"] == true && lines[1]["problem"]?["alternative"] != nil)
    }

    @Test("nothing leaves and nothing is lost while the log cannot be written; afterwards it goes on")
    func fullDisk() async throws {
        let town = try await Town()
        let task = try await town.task()
        let numbers = (0..<40).map(Town.resident)
        _ = try await town.fill(task, Town.list(numbers))
        let token = try await town.token(.application)
        town.municipality.ledger.fill(true)
        #expect(await !town.municipality.runner.turn())
        let stopped = try await town.ask("GET", "/v1/tasks/" + task, token: token)
        #expect(stopped.json["lines"]?["waiting"] == 40, "\(stopped.text)")
        let told = try await town.ask("GET", "/v1/tasks/\(task)/results", token: token)
        #expect(told.status == 200 && told.bytes.isEmpty)
        town.municipality.ledger.fill(false)
        #expect(await town.municipality.runner.turn())
        #expect(try await town.status(task).json["lines"]?["answered"] == 40)
        let entries = try await town.municipality.journal.storage.entries(EntryQuery(types: [.disclosed], limit: 100))
        #expect(entries.count == 40)
    }

    @Test("2,000 lines are read back page by page, without a gap")
    func many() async throws {
        let town = try await Town()
        let task = try await town.task()
        let numbers = (0..<2_100).map(Town.resident)
        #expect(Set(numbers).count == 2_100 && numbers.allSatisfy { INSZ($0)?.isTestNumber == true })
        _ = try await town.fill(task, Town.list(numbers))
        #expect(await town.municipality.runner.turn())
        var (from, found): (Int?, [Int64]) = (nil, [])
        repeat {
            let page = try await town.results(task, from: from)
            let lines = page.text.split(separator: "\n").compactMap { try? JSON(parsing: Array($0.utf8)) }
            found += lines.compactMap { $0["line"]?.integer }
            let link = page.header("Link").map { $0.prefix { $0 != ">" }.split(separator: "/").last ?? "" }
            from = link.flatMap { Int($0) }
            #expect(lines.count <= 2_000)
        } while from != nil
        #expect(found == (1...2_100).map { Int64($0) })
    }

    @Test("results that were fetched whole go after a week, others after a month, and a deleted task at once")
    func ends() async throws {
        let town = try await Town()
        let desk = town.municipality.desk.tasks
        func day(_ days: Int64) { town.clock.advance(milliseconds: days * 86_400_000) }
        let (read, unread, gone) = (try await town.task(), try await town.task(), try await town.task())
        for task in [read, unread, gone] { _ = try await town.fill(task, Town.list([Town.rita])) }
        #expect(await town.municipality.runner.turn())
        #expect(try await town.lines(read).count == 1)
        let key = try #require(Identifier(gone))
        #expect(try await desk.storage.taskKey(key) != nil)
        #expect(try await town.ask("DELETE", "/v1/tasks/\(gone)", as: .application).status == 204)
        #expect(try await desk.storage.taskKey(key) == nil)
        #expect(try await town.status(gone).status == 404)
        day(6)
        try await desk.clear()
        #expect(try await town.status(read).status == 200)
        day(2)
        try await desk.clear()
        #expect(try await town.status(read).status == 404)
        #expect(try await town.status(unread).status == 200)
        day(23)
        try await desk.clear()
        #expect(try await town.status(unread).status == 404)
        #expect(try await desk.storage.tasks().isEmpty)
    }
}

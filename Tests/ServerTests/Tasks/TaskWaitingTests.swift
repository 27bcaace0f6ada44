import Core
import Disclosure
import Doubles
import Ledger
import Server
import Testing

@Suite("A source that stays away ends no line of a list, until it has stayed away for days")
struct TaskWaitingTests {
    private static let people = 12
    private static let hour: Int64 = 3_600_000

    private let town: Town
    private let task: String

    init() async throws {
        town = try await Town()
        task = try await town.task(extra: ["attributes": ["livesHere"]])
        _ = try await town.fill(task, Town.list((0..<Self.people).map(Town.resident)))
    }

    private func entries(_ type: EntryType) async throws -> Int {
        try await town.municipality.journal.storage.entries(EntryQuery(types: [type], limit: 1000)).count
    }

    private func count(_ state: String) async throws -> Int64? {
        try await town.status(task).json["lines"]?[state]?.integer
    }

    /// Each line has an answer with a value, and one entry.
    private func everyLineIsTold() async throws {
        #expect(try await town.status(task).json["state"] == "done")
        #expect(try await count("answered") == Int64(Self.people))
        let lines = try await town.lines(task)
        #expect(lines.map { $0["line"]?.integer } == (1...Int64(Self.people)).map { $0 })
        #expect(lines.allSatisfy { $0["answer"]?["answers"]?.array?.first?["value"] == true })
        #expect(Set(lines.compactMap { $0["answer"]?["id"]?.string }).count == Self.people)
        #expect(try await entries(.disclosed) == Self.people)
    }

    @Test("while it is down nothing is told, few are asked, and it rests; then every line is answered with a value")
    func down() async throws {
        town.municipality.outage.begin()
        #expect(await town.municipality.runner.turn())
        #expect(try await count("waiting") == Int64(Self.people))
        #expect(try await entries(.disclosed) == 0)
        let asked = try await entries(.consulted)
        #expect(asked < Self.people)
        #expect(try await entries(.closed) == asked)
        #expect(await town.municipality.runner.turn())
        #expect(try await entries(.consulted) == asked, "a task that rests asked")
        town.municipality.outage.end()
        for _ in 0..<2 {
            town.clock.advance(milliseconds: Self.hour)
            #expect(await town.municipality.runner.turn())
        }
        try await everyLineIsTold()
    }

    @Test("a gateway that starts anew between forgets the rest, and neither a line nor an answer")
    func restarted() async throws {
        town.municipality.outage.begin()
        #expect(await town.municipality.runner.turn())
        town.municipality.outage.end()
        let office = town.municipality
        let desk = TaskDesk(storage: office.desk.tasks.storage, journal: office.journal, purposes: office.desk.purposes)
        #expect(await TaskRunner(desk: desk, exchange: office.desk.exchange, concurrent: 4).turn())
        try await everyLineIsTold()
    }

    @Test("one for whom it never answers holds nobody up, and is told as it is after three days")
    func single() async throws {
        town.municipality.outage.begin(for: (0..<5).map(Town.resident))
        for _ in 0..<2 {
            #expect(await town.municipality.runner.turn())
            town.clock.advance(milliseconds: Self.hour)
        }
        #expect(try await count("answered") == Int64(Self.people - 5))
        #expect(try await count("waiting") == 5)
        town.clock.advance(milliseconds: 72 * Self.hour)
        #expect(await town.municipality.runner.turn())
        let status = try await town.status(task).json
        #expect(status["state"] == "done" && status["lines"]?["incomplete"] == 5, "\(status)")
        let lines = try await town.lines(task)
        let states = lines.map { $0["answer"]?["answers"]?.array?.first?["state"]?.string }
        #expect(states == (0..<Self.people).map { $0 < 5 ? "unavailable" : "value" })
        #expect(try await entries(.disclosed) == Self.people)
        let metrics = try await town.send("GET", "/metrics").text
        #expect(metrics.contains(#"sluis_task_lines{controller="zonnegem",state="incomplete"} 5"# + "\n"))
    }

    @Test("whoever asks for one person is told at once what there is")
    func interactive() async throws {
        town.municipality.outage.begin()
        var body = Town.question(Town.rita, purpose: "huisvuil-sociale-correctie").object ?? [:]
        body["case"] = "HV-1"
        let answer = try await town.ask("POST", "/v1/disclosures", as: .application, .object(body))
        #expect(answer.status == 200 && answer.text.contains("unavailable"), "\(answer.text)")
    }

    @Test("a log that cannot be read for a moment ends no line either")
    func unreadable() async throws {
        let token = try await town.token(.application)
        town.municipality.ledger.hide(true)
        #expect(await !town.municipality.runner.turn())
        let status = try await town.ask("GET", "/v1/tasks/" + task, token: token)
        #expect(status.json["lines"]?["waiting"]?.integer == Int64(Self.people), "\(status.text)")
        town.municipality.ledger.hide(false)
        #expect(await town.municipality.runner.turn())
        try await everyLineIsTold()
    }
}

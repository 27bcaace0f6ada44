import Core
import Disclosure
import Ledger
import Testing

@Suite(
    "An application or a clerk contests a value, and every answer of this controller says so", .timeLimit(.minutes(1)))
struct DoubtRouteTests {
    static let attribute = "residence.municipality"

    let town: Town

    init() async throws { town = try await Town() }

    private static func raising(_ attribute: String = attribute, _ more: [String: JSON] = [:]) -> JSON {
        .object(
            [
                "subject": ["ssin": .string(Town.rita)], "attribute": .string(attribute), "category": "outdated",
                "contestedBy": "citizen", "evidence": "scan 7",
            ].merging(more) { $1 })
    }

    private func output(_ office: Role = .application) async throws -> JSON? {
        let answer = try await town.ask(
            "POST", "/v1/disclosures", as: office, Town.question(purpose: "bewonerskaart"))
        return answer.json["answers"]?.array?.first { $0["name"] == "livesHere" }
    }

    @Test("raised, the answer is marked; ended, it is as before", arguments: [Role.application, .clerk])
    func raised(_ role: Role) async throws {
        #expect(try await output()?["doubt"] == nil)
        let raised = try await town.ask("POST", "/v1/doubts", as: role, Self.raising())
        #expect(raised.status == 201 && !raised.text.contains(Town.rita) && !raised.text.contains("scan 7"))
        #expect(raised.json["corrections"]?.array?.first?["to"]?.string?.contains("beheerder") == true)
        let marked = try #require(try await output())
        #expect(marked["doubtful"] == true && marked["value"] == true)
        #expect(marked["doubt"] == ["category": "outdated", "since": "2026-11-21"])
        let id = try #require(raised.json["id"]?.string)
        let confirmed = try await town.ask("POST", "/v1/doubts/\(id)/confirm", as: role, ["case": "C-1"])
        #expect(confirmed.status == 200 && confirmed.json["confirmed"] == true)
        let ended = try await town.ask("POST", "/v1/doubts/\(id)/end", as: role, ["outcome": "unfounded"])
        #expect(ended.status == 200 && ended.json["ended"] == true)
        #expect(try await output()?["doubt"] == nil)
        let again = try await town.ask("POST", "/v1/doubts/\(id)/end", as: role, ["outcome": "unfounded"])
        #expect(again.status == 409 && again.type.hasSuffix(":matterNotOpen"))
    }

    @Test(
        "where a purpose asks whose the file is, the application that asked hears it, and a clerk the words alone",
        arguments: [Role.application, .clerk])
    func addressed(_ role: Role) async throws {
        let town = try await Town(purposes: ["rechtzetting"])
        let raised = try await town.ask("POST", "/v1/doubts", as: role, Self.raising())
        #expect(raised.status == 201)
        let correction = try #require(raised.json["corrections"]?.array?.first)
        #expect(correction["municipality"] == (role == .application ? "44021" : nil))
        #expect(correction["text"]?.string?.contains("44021") == (role == .application))
        let id = try #require(raised.json["id"]?.string)
        let confirmed = try await town.ask("POST", "/v1/doubts/\(id)/confirm", as: role, ["case": "C-1"])
        #expect(confirmed.status == 200 && !confirmed.text.contains("44021"))
    }

    @Test("the same person's answers elsewhere are not touched, and the doubt is out of reach there (law 9)")
    func otherController() async throws {
        let raised = try await town.ask("POST", "/v1/doubts", as: .clerk, Self.raising())
        let id = try #require(raised.json["id"]?.string.flatMap { Identifier($0) })
        #expect(try await town.municipality.ledger.rows([]).matters[id] != nil)
        #expect(try await town.ocmw.ledger.rows([]).matters.isEmpty)
    }

    @Test(
        "what is missing, wrong, or holds a number is refused before it is recorded",
        arguments: [
            ["category": "ugly"], ["contestedBy": "neighbour"], ["evidence": ""], ["evidence": "58631400273"],
            ["more": "x"], ["attribute": .integer(1)],
        ] as [[String: JSON]])
    func forms(_ more: [String: JSON]) async throws {
        let answer = try await town.ask("POST", "/v1/doubts", as: .application, Self.raising(Self.attribute, more))
        #expect(answer.status == 400)
        #expect(try await town.municipality.ledger.rows([]).matters.isEmpty)
    }

    @Test("an attribute that none of its purposes reads is nobody's to contest; a doubt stands once")
    func refused() async throws {
        let other = try await town.ask("POST", "/v1/doubts", as: .application, Self.raising("income.items"))
        #expect(other.status == 400 && other.type.hasSuffix(":unknownAttribute"))
        #expect(try await town.ask("POST", "/v1/doubts", as: .application, Self.raising()).status == 201)
        let twice = try await town.ask("POST", "/v1/doubts", as: .clerk, Self.raising())
        #expect(twice.status == 409 && twice.type.hasSuffix(":doubtStands"))
        let unknown = "/v1/doubts/\(Identifier.random(.system).text)/end"
        #expect(try await town.ask("POST", unknown, as: .clerk, ["outcome": "expired"]).status == 400)
        #expect(try await town.ask("POST", unknown, as: .clerk, ["outcome": "withdrawn"]).status == 409)
        #expect(try await town.ask("POST", "/v1/doubts/x/end", as: .clerk, ["outcome": "withdrawn"]).status == 404)
    }

    @Test("no other role contests, and on a full disk nothing is contested")
    func roles() async throws {
        for role in [Role.officer, .operator] {
            #expect(try await town.ask("POST", "/v1/doubts", as: role, Self.raising()).status == 403)
        }
        let token = try await town.token(.clerk)
        town.municipality.ledger.fill(true)
        #expect(try await town.ask("POST", "/v1/doubts", token: token, Self.raising()).status == 503)
        town.municipality.ledger.fill(false)
        #expect(try await output()?["doubt"] == nil)
    }
}

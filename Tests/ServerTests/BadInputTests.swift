import Core
import Doubles
import Ledger
import Server
import Testing

@Suite("Bad input gets a clear problem, loses nothing, and is never repeated")
struct BadInputTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: String
        let status: Int
        /// The last word of the problem's type.
        let type: String
        /// The member that the first issue names.
        var member: String?
    }

    private static func question(_ members: String, ssin: String = Town.rita) -> String {
        #"{"subject":{"ssin":"\#(ssin)"}\#(members)}"#
    }

    static let cases: [Case] = [
        Case(testDescription: "no JSON", body: "{", status: 400, type: "badRequest"),
        Case(testDescription: "an array", body: "[]", status: 400, type: "badRequest"),
        Case(testDescription: "a name twice", body: #"{"purpose":"a","purpose":"b"}"#, status: 400, type: "badRequest"),
        Case(
            testDescription: "wrong check digits", body: question(#","purpose":"bewonerskaart""#, ssin: "58631400274"),
            status: 400, type: "badRequest", member: "subject.ssin"),
        Case(
            testDescription: "no test number", body: question(#","purpose":"bewonerskaart""#, ssin: "85073003328"),
            status: 400, type: "badRequest", member: "subject.ssin"),
        Case(
            testDescription: "a number that is no string", body: #"{"subject":{"ssin":58631400273},"purpose":"a"}"#,
            status: 400, type: "badRequest", member: "subject.ssin"),
        Case(testDescription: "no purpose", body: question(""), status: 400, type: "badRequest", member: "purpose"),
        Case(
            testDescription: "a member that is not known", body: question(#","purpose":"bewonerskaart","income":1"#),
            status: 400, type: "badRequest", member: "income"),
        Case(
            testDescription: "a day that does not exist",
            body: question(#","purpose":"bewonerskaart","referenceDate":"2026-02-30""#), status: 400,
            type: "badRequest", member: "referenceDate"),
        Case(
            testDescription: "a national number as employee",
            body: question(#","purpose":"bewonerskaart","employee":"85073003328""#), status: 400, type: "badRequest",
            member: "employee"),
        Case(
            testDescription: "a written national number in a case",
            body: question(#","purpose":"bewonerskaart","case":"dossier 85.07.30-033.28""#), status: 400,
            type: "badRequest", member: "case"),
        Case(
            testDescription: "a national number as purpose", body: question(#","purpose":"58631400273""#), status: 400,
            type: "badRequest", member: "purpose"),
        Case(
            testDescription: "unknown purpose", body: question(#","purpose":"gouden-sleutel""#), status: 404,
            type: "unknownPurpose"),
        Case(
            testDescription: "an attribute outside the purpose",
            body: question(#","purpose":"bewonerskaart","attributes":["income"]"#), status: 400,
            type: "unknownAttribute", member: "attributes"),
        Case(
            testDescription: "a person outside the population",
            body: question(#","purpose":"bewonerskaart""#, ssin: "19660508870"), status: 400,
            type: "outsidePopulation", member: "subject.ssin"),
        Case(
            testDescription: "no case where one is needed", body: question(#","purpose":"huisvuil-sociale-correctie""#),
            status: 400, type: "caseMissing", member: "case"),
        Case(
            testDescription: "an age that is no number",
            body: question(#","purpose":"bewonerskaart","maximumAgeDays":"5""#), status: 400, type: "badRequest",
            member: "maximumAgeDays"),
        Case(
            testDescription: "an age below nothing",
            body: question(#","purpose":"bewonerskaart","maximumAgeDays":{"residence.municipality":-1}"#), status: 400,
            type: "badRequest", member: "maximumAgeDays"),
        Case(
            testDescription: "staler than the purpose allows",
            body: question(#","purpose":"bewonerskaart","maximumAgeDays":{"residence.municipality":32}"#), status: 400,
            type: "stalerNotAllowed", member: "maximumAgeDays"),
        Case(
            testDescription: "how fresh of what the purpose does not read",
            body: question(#","purpose":"bewonerskaart","maximumAgeDays":{"85073003328":1}"#), status: 400,
            type: "unknownAttribute"),
        Case(
            testDescription: "a day in the future",
            body: question(#","purpose":"bewonerskaart","referenceDate":"2027-01-01""#), status: 400,
            type: "dateNotAllowed", member: "referenceDate"),
    ]

    @Test("each says what is wrong and where", arguments: cases)
    func problem(_ bad: Case) async throws {
        let town = try await Town()
        let token = try await town.token(.application)
        let answer = try await town.send(
            "POST", "/v1/disclosures",
            headers: ["authorization": "Bearer " + token, "content-type": "application/json"],
            body: Array(bad.body.utf8))
        #expect(answer.status == bad.status)
        #expect(answer.type.split(separator: ":").last.map(String.init) == bad.type)
        #expect(answer.header("Content-Type") == "application/problem+json")
        if let member = bad.member { #expect(answer.json["issues"]?.array?.first?["name"]?.string == member) }
        for issue in answer.json["issues"]?.array ?? [] { #expect(issue["value"] == nil) }
        for number in [Town.rita, "85073003328", "58631400274", "85.07.30"] { #expect(!answer.text.contains(number)) }
        #expect(answer.json["instance"]?.string?.hasPrefix("urn:uuid:") == true)
        #expect(answer.json["detail"]?.string?.isEmpty == false)
    }

    @Test("in production a real number is taken")
    func production() async throws {
        let town = try await Town(environment: .production)
        let answer = try await town.ask(
            "POST", "/v1/disclosures", as: .application, Town.question("85073003328", purpose: "bewonerskaart"))
        #expect(answer.status == 200)
    }

    @Test("a body over 64 kB, another media type, a compressed body")
    func forms() async throws {
        let town = try await Town()
        let token = try await town.token(.application)
        func status(_ headers: [String: String], _ body: [UInt8]) async throws -> Int {
            let all = headers.merging(["authorization": "Bearer " + token]) { first, _ in first }
            return try await town.send("POST", "/v1/disclosures", headers: all, body: body).status
        }
        let large = Array(repeating: UInt8(0x20), count: 65_537)
        #expect(try await status(["content-type": "application/json"], large) == 413)
        #expect(try await status(["content-type": "application/json", "content-length": "99999999"], []) == 413)
        #expect(try await status(["content-type": "application/xml"], []) == 415)
        #expect(try await status([:], []) == 415)
        #expect(try await status(["content-type": "application/json", "content-encoding": "gzip"], []) == 415)
        #expect(try await status(["content-type": "application/json", "accept": "text/html"], []) == 406)
    }

    @Test("what is not well formed leaves no entry, what is refused leaves one")
    func entries() async throws {
        let town = try await Town()
        let storage = town.municipality.ledger
        let before = try await storage.entries(EntryQuery()).count
        _ = try await town.ask("POST", "/v1/disclosures", as: .application, ["subject": ["ssin": "1"]])
        #expect(try await storage.entries(EntryQuery()).count == before)
        let refused = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question())
        let entries = try await storage.entries(EntryQuery())
        #expect(entries.count == before + 1)
        #expect(entries.first?.type == .refused)
        #expect(refused.json["log"]?["index"]?.integer == entries.first?.position.seq)
    }

    @Test("checks are counted per minute")
    func rate() async throws {
        let town = try await Town(checksPerMinute: 3)
        for _ in 0..<3 {
            #expect(try await town.ask("POST", "/v1/checks", as: .application, Town.question()).status == 200)
        }
        let answer = try await town.ask("POST", "/v1/checks", as: .application, Town.question())
        #expect(answer.status == 429)
        #expect(answer.header("Retry-After") == "20")
        town.clock.advance(milliseconds: 20_000)
        #expect(try await town.ask("POST", "/v1/checks", as: .application, Town.question()).status == 200)
    }
}

import Core
import Support
import Testing

@testable import MockRegisters

@Suite("The JSON sources answer from the same files, and fail as they are told")
struct JSONSourceTests {
    let sources: JSONSources
    private static let rita = "58631400273"

    init() {
        let platform = Platform.demo()
        sources = JSONSources(
            platform: platform, tokens: TokenDesk(clients: [], entropy: .seeded(2)), apiKey: MockRegister.apiKey)
    }

    private func get(_ path: String, _ query: [String: String] = [:]) throws -> JSONReply {
        let call = JSONCall(method: "GET", path: path, query: query, headers: [:], body: [])
        return try #require(sources.respond(to: call)).reply
    }

    private func files(_ digits: String, key: String? = MockRegister.apiKey) throws -> JSONReply {
        let body: JSON = ["insz": .string(digits), "peildatum": "2026-11-21"]
        let headers = ["x-api-key": key].compactMapValues { $0 }
        let call = JSONCall(
            method: "POST", path: "/ocmw/dossiers/get", query: [:], headers: headers, body: body.canonicalBytes)
        return try #require(sources.respond(to: call)).reply
    }

    private func vehicles(_ digits: String, token: String?) throws -> JSONReply {
        let headers = ["authorization": token.map { "Bearer " + $0 }].compactMapValues { $0 }
        let call = JSONCall(
            method: "GET", path: "/Magda-v1/rest/v1/mobility/registrations", query: ["nationalNr": digits],
            headers: headers, body: [])
        return try #require(sources.respond(to: call)).reply
    }

    @Test(
        "The OCMW's list tells of files, to who has the key",
        arguments: [("karim", 1, 200), ("stijn", 1, 200), ("rita", 0, 200), ("nobody", 0, 404)])
    func welfare(_ name: String, _ count: Int, _ status: Int) throws {
        let digits = name == "nobody" ? "58631400471" : try sources.platform.digits(name)
        let reply = try files(digits)
        #expect(reply.status == status)
        #expect(reply.body?["dossiers"]?.array?.count ?? 0 == count)
        #expect(try files(digits, key: nil).status == 401)
        #expect(try files(digits, key: "wrong").status == 401)
    }

    @Test func aNumberThatIsNoneIsRefused() throws {
        #expect(try files("123").status == 400)
    }

    @Test func vehiclesAreToldToWhoHasATokenAnd204IsNone() throws {
        let token = try TokenTests.token(sources.tokens)
        #expect(try vehicles(Self.rita, token: nil).status == 401)
        #expect(try vehicles(Self.rita, token: "made-up").status == 401)
        let reply = try vehicles(Self.rita, token: token)
        let item = reply.body?["items"]?.array?.first
        #expect(item?["license"]?["plateNr"]?.string == "1RIT058")
        #expect(item?["titular"]?["person"]?["nationalNr"]?["identificator"]?.string == Self.rita)
        #expect(reply.body?["self"]?.string?.contains(Self.rita) == false)
        #expect(try vehicles("91670210185", token: token).status == 204)
        #expect(try vehicles("58631400471", token: token).status == 204)
    }

    @Test(
        "An address is matched exactly, nearly or not at all",
        arguments: [
            (["straatnaam": "Molenstraat", "huisnummer": "12", "niscode": "41999"], 1, 100),
            (["straatnaam": "molenstraat", "huisnummer": "12", "postcode": "9521"], 1, 100),
            (["straatnaam": "Molenstraat", "huisnummer": "13", "postcode": "9521"], 1, 62),
            (["straatnaam": "Veldstraat", "huisnummer": "100", "busnummer": "0201"], 1, 100),
            (["straatnaam": "Veldstraat", "huisnummer": "100"], 1, 62),
            (["straatnaam": "Molenstraat", "huisnummer": "12", "niscode": "44021"], 0, 0),
        ])
    func match(_ query: [String: String], _ count: Int, _ score: Int64) throws {
        let matches = try get("/v2/adresmatch", query).body?["adresMatches"]?.array
        #expect(matches?.count == count)
        #expect(matches?.first?["score"]?.integer ?? 0 == score)
    }

    @Test func anAddressLeadsToItsUnitAndItsPlaceInTheFeed() throws {
        let match = try get("/v2/adresmatch", ["straatnaam": "Molenstraat", "huisnummer": "12"])
        let id = try #require(
            match.body?["adresMatches"]?.array?.first?["identificator"]?["objectId"]?.string)
        #expect(try get("/v2/adressen/" + id).body?["huisnummer"]?.string == "12")
        #expect(try get("/v2/adressen/1").status == 404)
        let units = try get("/v2/gebouweenheden", ["adresobjectid": id]).body?["gebouweenheden"]?.array
        #expect(units?.count == 1 && units?.first?["gebouweenheidStatus"]?.string == "gerealiseerd")
        let events = try #require(try get("/v2/feeds/wijzigingen/adressen").body?.array)
        #expect(events.contains { $0["data"]?["objectId"]?.string == id })
        let rest = try get("/v2/feeds/wijzigingen/adressen", ["after": String(events.count - 1)])
        #expect(rest.body?.array?.count == 1)
        #expect(try get("/v2/adresmatch").status == 400)
    }

    @Test(
        "A switch has the status that such a source has",
        arguments: [
            (FaultKind.busy, 429), (.unreachable, 503), (.soapFault, 500), (.notFound, 404), (.notInscribed, 403),
        ])
    func faults(_ kind: FaultKind, _ status: Int) throws {
        sources.platform.faults.add(Fault(kind: kind, service: .welfare), slug: "rita-peeters")
        #expect(try files(Self.rita).status == status)
        #expect(try files("91670210185").status == 200)
        #expect(try get("/v2/adresmatch", ["straatnaam": "Molenstraat"]).status == 200)
    }

    @Test func anyStatusCanBePlantedAndAnotherPersonAnswered() throws {
        let planted = ExceptionSwitch(origin: "HTTP", code: "410")
        sources.platform.faults.add(Fault(planted, service: .welfare, times: 1), slug: nil)
        #expect(try files(Self.rita).status == 410)
        sources.platform.faults.add(Fault(kind: .wrongPerson, service: .welfare), slug: nil)
        let other = try files(Self.rita).body?["insz"]?.string
        #expect(other != nil && other != Self.rita)
    }

    @Test("What is spoilt is no JSON", arguments: [FaultKind.malformed, .truncated, .latin1, .entityBomb])
    func spoilt(_ kind: FaultKind) throws {
        sources.platform.faults.add(Fault(kind: kind), slug: nil)
        let call = JSONCall(
            method: "GET", path: "/v2/adresmatch", query: ["straatnaam": "Dorp"], headers: [:], body: [])
        guard case .document(let bytes, _) = try #require(sources.respond(to: call)).answer else { return }
        #expect(throws: JSONError.self) { try JSON(parsing: bytes) }
    }

    @Test func callsAreListedWithoutTheNumber() throws {
        _ = try files(Self.rita)
        _ = try vehicles(Self.rita, token: nil)
        let calls = sources.platform.calls
        #expect(calls.calls.map(\.service) == ["ocmw", "mobility"])
        #expect(calls.calls.map(\.resident) == ["rita-peeters", "rita-peeters"])
        #expect(!calls.json.canonicalText.contains(Self.rita))
    }
}

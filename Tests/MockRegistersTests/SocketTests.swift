import Core
import Logging
import Support
import Testing

@testable import MockRegisters

@Suite("Over a socket the mock serves, is steered and tells what it was asked", .serialized)
struct SocketTests {
    let rita = Ask(.geefPersoon, "58631400273")

    /// Runs a mock on a port of its own while the body runs.
    private func serving(_ body: @escaping @Sendable (_ mock: MockClient) async throws -> Void) async throws {
        var logger = Logger(label: "mock")
        logger.logLevel = .critical
        let register = MockRegister(folder: Repository.root + "/mocks", clock: { Ask.now }, logger: logger)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await register.run(host: "127.0.0.1", port: 0) { port.yield($0) } }
            group.addTask {
                guard let number = await ports.first(where: { _ in true }) else { return }
                try await body(MockClient(port: number))
            }
            try await group.next()
            group.cancelAll()
            do { try await group.waitForAll() } catch is CancellationError {}
        }
    }

    @Test func anAnswerIsXMLInUTF8AndTheCallIsListed() async throws {
        try await serving { mock in
            let answer = try await mock.send("POST", MockRegister.path, rita.bytes, type: "text/xml;charset=UTF-8")
            #expect(answer.status == 200)
            #expect(answer.header("content-type") == "text/xml;charset=UTF-8")
            #expect(answer.text.contains("<Voornaam>Rita</Voornaam>"))
            let calls = try await mock.send("GET", "/mock/calls").json
            #expect(calls["count"]?.integer == 1)
            #expect(calls["calls"]?.array?.first?["resident"]?.string == "rita-peeters")
            #expect(try await mock.send("DELETE", "/mock/calls").status == 204)
            #expect(try await mock.send("GET", "/mock/calls").json["count"]?.integer == 0)
        }
    }

    @Test func faultsAreSetByNameAndRemoved() async throws {
        try await serving { mock in
            let body = Array(#"{"kind":"soapFault","resident":"rita","service":"GeefPersoon"}"#.utf8)
            let set = try await mock.send("POST", "/mock/faults", body)
            #expect(set.status == 201)
            #expect(set.json["faults"]?.array?.first?["resident"]?.string == "rita-peeters")
            #expect(try await mock.send("POST", MockRegister.path, rita.bytes, type: "text/xml").status == 500)
            #expect(try await mock.send("DELETE", "/mock/faults").status == 204)
            #expect(try await mock.send("GET", "/mock/faults").json["faults"]?.array == [])
            #expect(try await mock.send("POST", MockRegister.path, rita.bytes, type: "text/xml").status == 200)
        }
    }

    @Test(
        "A wrong switch is refused and changes nothing",
        arguments: [
            (#"{"kind":"down","resident":"58631400273"}"#, 404), (#"{"kind":"down","resident":"nobody"}"#, 404),
            (#"{"kind":"gone"}"#, 400), ("{", 400),
        ])
    func refused(_ body: String, _ status: Int) async throws {
        try await serving { mock in
            let answer = try await mock.send("POST", "/mock/faults", Array(body.utf8))
            #expect(answer.status == status)
            #expect(try await mock.send("GET", "/mock/faults").json["faults"]?.array == [])
        }
    }

    @Test func downClosesWithoutAByteAndCutInTheMiddle() async throws {
        try await serving { mock in
            _ = try await mock.send("POST", "/mock/faults", Array(#"{"kind":"down","times":1}"#.utf8))
            let down = try await mock.send("POST", MockRegister.path, rita.bytes, type: "text/xml")
            #expect(down.bytes.isEmpty)
            _ = try await mock.send("POST", "/mock/faults", Array(#"{"kind":"cut","times":1}"#.utf8))
            let cut = try await mock.send("POST", MockRegister.path, rita.bytes, type: "text/xml")
            #expect(cut.status == 200 && cut.length == (cut.promised ?? 0) / 2)
            #expect(try await mock.send("GET", "/mock/calls").json["count"]?.integer == 2)
            #expect(try await mock.send("POST", MockRegister.path, rita.bytes, type: "text/xml").status == 200)
        }
    }

    @Test func slowIsSlowAndHugeIsHuge() async throws {
        try await serving { mock in
            _ = try await mock.send("POST", "/mock/faults", Array(#"{"kind":"slow","milliseconds":300}"#.utf8))
            let start = ContinuousClock.now
            _ = try await mock.send("POST", MockRegister.path, rita.bytes, type: "text/xml")
            #expect(ContinuousClock.now - start >= .milliseconds(300))
            _ = try await mock.send("DELETE", "/mock/faults")
            _ = try await mock.send("POST", "/mock/faults", Array(#"{"kind":"huge"}"#.utf8))
            #expect(
                try await mock.send("POST", MockRegister.path, rita.bytes, type: "text/xml").bytes.count > 100_000_000)
        }
    }

    @Test func onlyTextXMLIsRead() async throws {
        try await serving { mock in
            let answer = try await mock.send("POST", MockRegister.path, rita.bytes, type: "application/json")
            #expect(answer.status == 415)
            #expect(try await mock.send("GET", MockRegister.path).status == 404)
        }
    }

    @Test func theJSONSourcesListenAtTheirPaths() async throws {
        try await serving { mock in
            let street = PercentEncoding.encode("Molenstraat")
            let match = try await mock.send("GET", "/v2/adresmatch?straatnaam=\(street)&huisnummer=12&niscode=41999")
            #expect(match.status == 200 && match.header("content-type") == "application/json")
            #expect(match.json["adresMatches"]?.array?.first?["score"]?.integer == 100)
            let body = Array(#"{"insz":"04641815164","peildatum":"2026-11-21"}"#.utf8)
            let key = ["X-API-Key": MockRegister.apiKey]
            let files = try await mock.send("POST", "/ocmw/dossiers/get", body, headers: key)
            #expect(files.json["dossiers"]?.array?.first?["soort"]?.string == "schuldbemiddeling")
            let query = "/Magda-v1/rest/v1/mobility/registrations?nationalNr=58631400273"
            let refused = try await mock.send("GET", query)
            #expect(refused.status == 401 && refused.header("content-type") == "application/problem+json")
            #expect(try await mock.send("POST", "/op/v1/token", Array("grant_type=x".utf8)).status == 400)
            #expect(try await mock.send("POST", MockRegister.kszPath, rita.bytes, type: "text/xml").status == 500)
            let calls = try await mock.send("GET", "/mock/calls").text
            #expect(!calls.contains("58631400273") && !calls.contains("04641815164"))
        }
    }

    @Test func aClientIsRegisteredAndAskedForAToken() async throws {
        try await serving { mock in
            let (client, form) = try TokenTests.question()
            let registration: JSON = ["id": .string(client.id), "publicKey": .string(client.publicKey)]
            #expect(try await mock.send("POST", "/mock/clients", registration.canonicalBytes).status == 201)
            let type = "application/x-www-form-urlencoded"
            let token = try await mock.send("POST", "/op/v1/token", form, type: type).json["access_token"]?.string
            let bearer = ["Authorization": "Bearer " + (try #require(token))]
            let query = "/Magda-v1/rest/v1/mobility/registrations?nationalNr="
            let vehicles = try await mock.send("GET", query + "58631400273", headers: bearer)
            #expect(vehicles.json["total"]?.integer == 1)
            #expect(try await mock.send("GET", query + "91670210185", headers: bearer).status == 204)
        }
    }

    @Test(
        "A change is told by name",
        arguments: [
            (#"{"resident":"rita"}"#, 201), (#"{"resident":"rita","code":"150"}"#, 201),
            (#"{"resident":"nobody"}"#, 404), (#"{"resident":"rita","code":"15"}"#, 400), ("{", 404),
        ])
    func change(_ body: String, _ status: Int) async throws {
        try await serving { mock in
            let answer = try await mock.send("POST", "/mock/changes", Array(body.utf8))
            #expect(answer.status == status)
        }
    }
}

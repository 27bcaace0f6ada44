import Core
import Mapping
import OnlyOnce
import Support
import Testing
import Wire

@testable import Adapters

@Suite("A source over HTTP is asked by settings and mapping alone", .serialized, .timeLimit(.minutes(2)))
struct RestCallerTests {
    private static let match = "{\"adresMatches\":[{\"identificator\":{\"objectId\":\"2550151\"},\"score\":100}]}"
    private static let home: [AttributeID: Value] = [
        "residence.municipality": .code("41999"), "residence.postalCode": .text("9999"),
        "residence.street": .text("Sint-Jan's straat & één"), "residence.houseNumber": .text("12/A"),
    ]

    private func reply(
        _ server: ScriptedServer, _ call: SourceCall, authentication: RestAuthentication = .none,
        settings: [String: String] = [:], policy: RetryPolicy = RetryPolicy(attempts: 3, firstPauseMilliseconds: 1),
        permit: Permit = Permit()
    ) async throws -> SourceReply {
        let client = try HTTPClient(maximumConnections: 4)
        defer { client.shutdown() }
        let caller = RestCaller(
            source: RestSource(address: server.address + "/", authentication: authentication, settings: settings),
            mappings: try Direct.all(), client: client,
            limits: HTTPLimits(connectMilliseconds: 1_000, totalMilliseconds: 2_000, maximumBodyBytes: 100_000),
            policy: policy, clock: WallClock { Sample.now }, entropy: .seeded(5))
        return await caller.call(call) { permit.allow($0) }
    }

    @Test("method, path, query and headers as the mapping says; what may lack is left out")
    func get() async throws {
        let server = try ScriptedServer { _, _ in .json(Self.match) }
        let call = try Direct.call(Direct.match, given: Self.home)
        let reply = try await reply(
            server, call, authentication: .apiKey(header: "x-api-key", key: Redacted("k-123")))
        #expect(reply.status == .ok && reply.told["address.registerId"]?.content == .value(.text("2550151")))
        let request = try #require(server.requests.first)
        #expect(server.requests.count == 1 && request.method == "GET" && request.body.isEmpty)
        let target =
            "/v2/adresmatch?niscode=41999&postcode=9999&straatnaam=Sint-Jan%27s%20straat%20%26%20%C3%A9%C3%A9n"
            + "&huisnummer=12%2FA"
        #expect(request.target == target)
        #expect(request.header("x-api-key") == "k-123" && request.header("accept") == "application/json")
        #expect(request.header("x-correlation-id") == call.reference && request.header("authorization") == nil)
        #expect(!request.target.contains(Sample.rita) && !request.headers.values.contains { $0.contains(Sample.rita) })
        let box = Self.home.merging(["residence.boxNumber": .text("3")]) { own, _ in own }
        _ = try await self.reply(server, try Direct.call(Direct.match, given: box))
        #expect(server.requests.last?.target.hasSuffix("&huisnummer=12%2FA&busnummer=3") == true)
    }

    @Test("an input that the question cannot do without: nobody is asked")
    func missingInput() async throws {
        let server = try ScriptedServer { _, _ in .json(Self.match) }
        for attribute in Self.home.keys {
            var given = Self.home
            given[attribute] = nil
            let reply = try await reply(server, try Direct.call(Direct.match, given: given))
            #expect(reply.status == .badRequest && reply.code == "inputMissing" && reply.attempts == 0)
        }
        let zone = try await reply(server, try Direct.call(Direct.zones, given: ["address.registerId": .text("")]))
        #expect(zone.code == "inputMissing")
        let climbing = try await reply(
            server, try Direct.call(Direct.zones, given: ["address.registerId": .text("..")]))
        #expect(climbing.code == "inputMissing" && server.requests.isEmpty)
        // A value cannot reach beyond its segment.
        _ = try await reply(server, try Direct.call(Direct.zones, given: ["address.registerId": .text("../a?b#c")]))
        #expect(server.requests.map(\.target) == ["/zones/adressen/..%2Fa%3Fb%23c"])
    }

    @Test("a number goes in the body; in the address only where the contract wants it there")
    func numbers() async throws {
        let server = try ScriptedServer { request, _ in
            request.method == "POST"
                ? .json("{\"insz\":\"\(Sample.rita)\",\"dossiers\":[]}") : ScriptedServer.Answer(status: 204)
        }
        let file = try await reply(server, try Direct.call(Direct.files1))
        #expect(file.status == .ok && file.told["socialFile.active"]?.content == .value(.boolean(false)))
        let post = try #require(server.requests.first)
        #expect(post.target == "/ocmw/dossiers/get" && post.header("content-type") == "application/json")
        #expect(post.body == "{\"insz\":\"\(Sample.rita)\",\"peildatum\":\"2026-01-01\"}")
        let plate = try await reply(server, try Direct.call(Direct.mobility))
        #expect(plate.status == .notFound && plate.code == "HTTP:204" && plate.told.isEmpty)
        let get = try #require(server.requests.last)
        #expect(get.target == "/v1/mobility/registrations?nationalNr=\(Sample.rita)")
        #expect(get.header("x-magda-sender-id") == "zonnegem.be/sluis/ipdc3105")
        #expect(get.header("x-magda-sender-qualitycode") == "ipdc3105")
    }

    @Test("nothing that can be printed holds the number")
    func silence() throws {
        let call = try Direct.call(Direct.mobility)
        let inputs = RequestInputs(
            subject: call.number, referenceDate: call.referenceDate, wanted: nil, finality: call.finality,
            reference: call.reference)
        let mapping = try Direct.named(Direct.mobility)
        let rest = try #require(mapping.request.rest)
        let question = try #require(rest.question(inputs, mayLack: []))
        for text in ["\(question)", "\(inputs)", String(reflecting: question), String(reflecting: inputs)] {
            #expect(!INSZ.occurs(in: text), "\(text)")
        }
        #expect(question.target.revealed.hasSuffix(Sample.rita))
    }

    @Test("busy: left alone as long as the source says, where the budget holds it")
    func busy() async throws {
        let server = try ScriptedServer { _, count in
            count == 0 ? ScriptedServer.Answer(status: 429, headers: ["Retry-After": "1"]) : .json(Self.match)
        }
        let start = ContinuousClock.now
        let permit = Permit()
        let reply = try await reply(server, try Direct.call(Direct.match, given: Self.home), permit: permit)
        #expect(reply.status == .ok && reply.attempts == 2 && permit.attempts == [2])
        #expect(ContinuousClock.now - start >= .seconds(1))
        let shut = try ScriptedServer { _, _ in ScriptedServer.Answer(status: 429, headers: ["Retry-After": "90"]) }
        let left = try await self.reply(shut, try Direct.call(Direct.match, given: Self.home))
        #expect(left.status == .busy && left.attempts == 1 && left.code == "HTTP:429")
        #expect(left.retryAt == Sample.now.adding(seconds: 90))
    }

    @Test("away: asked as often as the policy says; refused: once")
    func failures() async throws {
        let down = try ScriptedServer { _, _ in ScriptedServer.Answer(status: 503) }
        let away = try await reply(down, try Direct.call(Direct.match, given: Self.home))
        #expect(away.status == .unavailable && away.attempts == 3 && down.requests.count == 3 && away.retryAt != nil)
        let refusing = try ScriptedServer { _, _ in ScriptedServer.Answer(status: 401) }
        let refused = try await reply(refusing, try Direct.call(Direct.match, given: Self.home))
        #expect(refused.status == .notAuthorised && refusing.requests.count == 1 && refused.retryAt == nil)
        let large = try ScriptedServer { _, _ in .json(String(repeating: " ", count: 200_000)) }
        let heavy = try await reply(large, try Direct.call(Direct.match, given: Self.home))
        #expect(heavy.status == .fault && heavy.code == "wire:tooLarge")
    }

    @Test("each service goes to the caller that offers it")
    func directory() async throws {
        let first = try ScriptedServer { _, _ in .json(Self.match) }
        let client = try HTTPClient(maximumConnections: 4)
        defer { client.shutdown() }
        func caller(_ name: String) throws -> RestCaller {
            RestCaller(
                source: RestSource(address: first.address, authentication: .none),
                mappings: [try Direct.named(name)], client: client, limits: HTTPLimits(), policy: RetryPolicy(),
                clock: WallClock { Sample.now }, entropy: .seeded(5))
        }
        let directory = SourceDirectory(
            [try caller(Direct.match), try caller(Direct.zones), try caller(Direct.match)],
            clock: WallClock { Sample.now })
        #expect(directory.services.map(\.name) == [Direct.match, Direct.zones])
        #expect(directory.services[0].needs.count == 4 && directory.services[0].mayUse == ["residence.boxNumber"])
        let reply = await directory.call(try Direct.call(Direct.match, given: Self.home)) { _ in true }
        #expect(reply.status == .ok)
        let nobody = await directory.call(try Direct.call(Direct.mobility)) { _ in true }
        #expect(nobody.status == .fault && nobody.code == "noCaller" && first.requests.count == 1)
    }

    @Test(
        "a mapping that would spill a number, or names an input that nobody gives, is refused",
        arguments: [
            ("query: {nationalNr: $subject}", "numberInAddress"), ("headers: {X-INSZ: $subject}", "numberInAddress"),
            ("query: {a: $settings.}", "unknown input"), ("query: {a: $asked}", "unknown input"),
            ("query: {a: $residence.street}", "unknown input"),
            ("body: {a: b}", "a GET carries no body"), ("verb: GET", "unknown key"),
        ])
    func refusals(_ line: String, _ message: String) throws {
        func yaml(_ line: String) -> String {
            """
            mapping: X-1
            service: x
            version: v1
            source: X
            answers: {format: json}
            request:
              style: rest
              register: X
              method: GET
              path: x
              \(line)
            subject: {notNamed: a test}
            data: zone
            attributes:
              address.zone: {join: zone}
            """
        }
        #expect(throws: (any Error).self) { try Direct.mapping(yaml(line)) }
        do { _ = try Direct.mapping(yaml(line)) } catch { #expect("\(error)".contains(message), "\(error)") }
        _ = try Direct.mapping(yaml("query: {a: b}"))
        for path in ["a/../b", "./a", "$subject/x"] {
            #expect(throws: (any Error).self, "\(path)") {
                try Direct.mapping(yaml("query: {}").replacing("path: x", with: "path: " + path))
            }
        }
    }
}

import Core
import CryptoExtras
import Mapping
import MockRegisters
import OnlyOnce
import Support
import Testing
import Wire

@testable import Adapters

@Suite("The sources without MAGDA's SOAP, over sockets", .serialized, .timeLimit(.minutes(2)))
struct MockSourcesTests {
    private static let key = Result { try _RSA.Signing.PrivateKey(keySize: .bits2048) }

    private func callers(_ house: MockHouse, apiKey: String = MockRegister.apiKey) throws -> SourceDirectory {
        let key = try Self.key.get()
        house.register.register(TokenClient(id: "sluis", publicKey: key.publicKey.pemRepresentation))
        let address = String(house.url.dropLast(MockRegister.path.utf8.count))
        let clock = WallClock { Sample.now }
        let assertion = ClientAssertion(
            clientID: "sluis", audience: "https://authenticatie.vlaanderen.be/op",
            key: try AssertionKey(pem: Redacted(key.pemRepresentation), id: nil))
        let tokens = AccessTokens(
            endpoint: TokenEndpoint(
                url: address + "/op/v1/token", assertion: assertion, client: house.client, limits: HTTPLimits()),
            clock: clock, entropy: .system)
        func rest(_ path: String, _ names: [String], _ authentication: RestAuthentication) throws -> RestCaller {
            RestCaller(
                source: RestSource(
                    address: address + path, authentication: authentication, settings: ["scope": "dv_magda_mobility"]),
                mappings: try names.map { try Direct.named($0) }, client: house.client, limits: HTTPLimits(),
                policy: RetryPolicy(attempts: 2, firstPauseMilliseconds: 1), clock: clock, entropy: .seeded(5))
        }
        let ksz = KszCaller(
            address: address, customer: try #require(EnterpriseNumber("0207504576")),
            mappings: [try Direct.named(Direct.handicap)], client: house.client, limits: HTTPLimits(),
            policy: RetryPolicy(attempts: 2, firstPauseMilliseconds: 1), clock: clock, entropy: .seeded(5))
        return SourceDirectory(
            [
                try rest("/Magda-v1/rest", [Direct.mobility], .bearer(tokens)),
                try rest("", [Direct.match, Direct.units], .none),
                try rest("", [Direct.files1], .apiKey(header: "x-api-key", key: Redacted(apiKey))), ksz,
            ], clock: clock)
    }

    @Test("vehicles: a token, then the plates of the person; nobody, and nothing of others")
    func vehicles() async throws {
        try await MockHouse.serving { house in
            let callers = try callers(house)
            let reply = await callers.call(try Direct.call(Direct.mobility)) { _ in true }
            #expect(reply.status == .ok && reply.attempts == 1, "\(reply)")
            #expect(reply.told["vehicle.plateInOwnName"]?.content == .value(.boolean(true)))
            let none = await callers.call(try Direct.call(Direct.mobility, Sample.unknown)) { _ in true }
            #expect(none.status == .notFound && none.code == "HTTP:204" && none.told.isEmpty)
            try house.register.add(Fault(kind: .busy, times: 1), for: "rita")
            #expect(await callers.call(try Direct.call(Direct.mobility)) { _ in true }.status == .ok)
            try house.register.add(Fault(kind: .wrongPerson, times: 1), for: "rita")
            let other = await callers.call(try Direct.call(Direct.mobility)) { _ in true }
            #expect(other.told.isEmpty && other.status != .ok)
        }
    }

    @Test("an address: its id, then its unit")
    func addresses() async throws {
        try await MockHouse.serving { house in
            let callers = try callers(house)
            let home: [AttributeID: Value] = [
                "residence.municipality": .code("41999"), "residence.postalCode": .text("9521"),
                "residence.street": .text("Molenstraat"), "residence.houseNumber": .text("12"),
            ]
            let match = await callers.call(try Direct.call(Direct.match, given: home)) { _ in true }
            #expect(match.told["address.registerId"]?.content == .value(.text("9900112")), "\(match)")
            let given: [AttributeID: Value] = ["address.registerId": .text("9900112")]
            let unit = await callers.call(try Direct.call(Direct.units, given: given)) { _ in true }
            #expect(unit.told["address.buildingUnit"]?.content == .value(.text("9901112")), "\(unit)")
            let elsewhere = home.merging(["residence.houseNumber": .text("9999")]) { _, new in new }
            let none = await callers.call(try Direct.call(Direct.match, given: elsewhere)) { _ in true }
            #expect(none.told["address.registerId"] == nil, "\(none)")
        }
    }

    @Test("the OCMW's list: by key, about the person asked")
    func files() async throws {
        try await MockHouse.serving { house in
            let reply = try await callers(house).call(try Direct.call(Direct.files1)) { _ in true }
            #expect(reply.status == .ok, "\(reply)")
            #expect(reply.told["socialFile.active"]?.content == .value(.boolean(false)))
            let stijn = try await callers(house).call(try Direct.call(Direct.files1, "04641815164")) { _ in true }
            #expect(stijn.told["socialFile.active"]?.content == .value(.boolean(true)))
            #expect(stijn.told["socialFile.kinds"]?.content == .value(.list([.code("schuldbemiddeling")])))
            #expect(stijn.told["socialFile.until"]?.content == .absent)
            let refused = try await callers(house, apiKey: "another").call(try Direct.call(Direct.files1)) { _ in true }
            #expect(refused.status == .notAuthorised && refused.code == "HTTP:401" && refused.told.isEmpty)
        }
    }

    @Test("the file of a person with a handicap: by the KSZ itself as through MAGDA")
    func handicap() async throws {
        try await MockHouse.serving { house in
            let eva = "88622015077"
            let reply = try await callers(house).call(
                try Direct.call(Direct.handicap, eva, identification: "IVC:KSZG 25:118")
            ) { _ in true }
            #expect(
                reply.status == .ok && reply.told["handicap.recognised"]?.content == .value(.boolean(true)), "\(reply)")
            let file = "mappings/ksz/GeefDossierHandicap-03.00.yaml"
            let twin = try Direct.mapping(try Repository.text(file), file: file)
            let magda = MagdaCaller(
                url: house.url, mappings: [twin], client: house.client, limits: HTTPLimits(),
                policy: RetryPolicy(attempts: 1), clock: WallClock { Sample.now }, entropy: .seeded(5))
            let through = await magda.call(
                try Direct.call(twin.name, eva, attributes: Set(twin.attributes.keys))
            ) { _ in true }
            #expect(through.status == .ok && through.told.mapValues(\.content) == reply.told.mapValues(\.content))
            let nobody = try await callers(house).call(
                try Direct.call(Direct.handicap, Sample.unknown, identification: "IVC:KSZG 25:118")
            ) { _ in true }
            #expect(nobody.status == .notFound && nobody.code == "KSZ-DGHAN:MSG00100")
        }
    }
}

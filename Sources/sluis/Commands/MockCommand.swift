import ArgumentParser
import Core
import FoundationEssentials
import Logging
import MockRegisters

struct MockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mock", abstract: "Run the mock sources, or look at and disturb them.",
        subcommands: [MockServe.self, MockPersons.self, MockFault.self, MockChange.self, MockCalls.self],
        defaultSubcommand: MockServe.self)
}

struct MockServe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Answer as the real sources do.")

    @Option(help: "The folder of residents.")
    var folder = "mocks"
    @Option(help: "The port on loopback; 0 takes a free one.")
    var port = 8081
    @Option(help: "Answer as MAGDA from a folder like MAGDA-Mock's: <Domain>/<Service>/<Version>/<key>.xml.")
    var simulator: String?
    @Option(help: "Make keys in this folder, and demand TLS, a client certificate and signed envelopes.")
    var keys: String?
    @Option(help: "A folder of public keys, <client id>.pem, whose owners may get tokens.")
    var clients: String?
    @Option(help: "With --keys, the plain port that steers the mock; the next one if absent.")
    var steeringPort: Int?
    @Flag(help: "Answer only about people whom the asker has inscribed.")
    var demandInscription = false

    func run() async throws {
        var logger = Logger(label: "mock")
        logger.logLevel = .error
        let register = MockRegister(
            folder: folder, clock: { WallClock.system.now }, logger: logger,
            simulator: try simulator.map(SimulatorFolder.init), clients: try tokenClients(),
            security: try security())
        if demandInscription { try register.add(Fault(kind: .notInscribed)) }
        let scheme = keys == nil ? "http" : "https"
        try await register.run(
            host: "127.0.0.1", port: port, steeringPort: keys == nil ? nil : steeringPort ?? port + 1
        ) { port in
            Terminal.say("mock sources: \(scheme)://127.0.0.1:\(port)\(MockRegister.path)")
        }
    }

    private func security() throws -> MockSecurity {
        guard let keys else { return .none }
        try FileManager.default.createDirectory(atPath: keys, withIntermediateDirectories: true)
        return try MockKeys.make(in: keys, now: WallClock.system.now).security()
    }

    private func tokenClients() throws -> [TokenClient] {
        guard let clients else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: clients).sorted().filter { $0.hasSuffix(".pem") }
            .map { name in
                let key = try String(contentsOf: URL(filePath: clients + "/" + name), encoding: .utf8)
                return TokenClient(id: String(name.dropLast(".pem".count)), publicKey: key)
            }
    }
}

struct MockPersons: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "persons", abstract: "List the test residents: test numbers that no one can have.")

    @Option(help: "The folder of residents.")
    var folder = "mocks"
    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let residents = try MockRegister(folder: folder, clock: { WallClock.system.now }).persons()
        if json {
            let list = JSON.array(
                residents.map {
                    [
                        "slug": .string($0.slug), "name": .string($0.name), "ssin": .string($0.insz.revealedDigits),
                        "story": .string($0.story),
                    ]
                })
            return print(list.canonicalText)
        }
        for resident in residents {
            let name = resident.name.padded(to: 22)
            print("\(resident.insz.revealedDigits)  \(name)\(resident.slug.padded(to: 20))\(resident.story)")
        }
    }
}

extension String {
    /// Filled with spaces up to a width, for a table.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}

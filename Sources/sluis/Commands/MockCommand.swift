import ArgumentParser
import Core
import Logging
import MockRegisters

struct MockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mock", abstract: "Run the mock sources, or look at and disturb them.",
        subcommands: [MockServe.self, MockPersons.self, MockFault.self], defaultSubcommand: MockServe.self)
}

struct MockServe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Answer as the real sources do.")

    @Option(help: "The folder of residents.")
    var folder = "mocks"
    @Option(help: "The port on loopback; 0 takes a free one.")
    var port = 8081

    func run() async throws {
        var logger = Logger(label: "mock")
        logger.logLevel = .error
        let register = MockRegister(folder: folder, clock: { WallClock.system.now }, logger: logger)
        try await register.run(host: "127.0.0.1", port: port) { port in
            Terminal.say("mock sources: http://127.0.0.1:\(port)\(MockRegister.path)")
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
            print("\(resident.insz.revealedDigits)  \(name)\(resident.slug.padded(to: 18))\(resident.story)")
        }
    }
}

struct MockFault: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fault", abstract: "Let the running mock sources fail for a resident.",
        discussion: "Kinds: \(FaultKind.allCases.map(\.rawValue).joined(separator: ", ")). `none` takes all away again."
    )

    @Argument(help: "A resident by slug or first name.")
    var resident: String
    @Argument(help: "The kind of failure.")
    var kind: String
    @Option(help: "How many times; for ever if absent.")
    var times: Int?
    @Option(help: "Only this service, such as GeefPersoon.")
    var service: String?
    @Option(help: "How long, for `slow`.")
    var milliseconds: Int?
    @Option(help: "Where the mock sources are.")
    var url = "http://127.0.0.1:8081"

    func run() async throws {
        let client = try GatewayClient(url: url)
        defer { client.shutdown() }
        if kind == "none" {
            _ = try await client.post("/mock/faults", token: "", ["kind": "none"])
            return print("all failures taken away")
        }
        let body = JSON.compact([
            "kind": .string(kind), "resident": .string(resident), "times": times.map { .integer(Int64($0)) },
            "service": service.map { .string($0) }, "milliseconds": milliseconds.map { .integer(Int64($0)) },
        ])
        let answer = try await client.post("/mock/faults", token: "", body)
        guard answer.status == 201 else { throw CommandError("the mock sources refused it: \(answer.text)") }
        print("\(resident): \(kind)" + (times.map { ", \($0) times" } ?? ""))
    }
}

extension String {
    /// Filled with spaces up to a width, for a table.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}

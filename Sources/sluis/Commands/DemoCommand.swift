import ArgumentParser
import Core
import FoundationEssentials
import Glibc
import Hummingbird
import Logging
import MockRegisters
import Server

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Start everything on this machine, and tell a story with it.",
        discussion: """
            Makes keys and settings in .demo, starts the mock sources and the gateway on loopback, and walks through eight \
            steps, each a real HTTP call. On a terminal the gateway stays up; with --story, or without a terminal, it ends \
            by itself, with status 0 only if every step showed what it should.
            """)

    @Flag(help: "End after the story.")
    var story = false
    @Option(help: "The folder that is made anew.")
    var folder = ".demo"
    @Option(help: "The gateway's port; the mock sources take the next one.")
    var port = 8080

    func run() async throws {
        var logger = Logger(label: "sluis")
        logger.logLevel = .critical
        let mockURL = "http://127.0.0.1:\(port + 1)"
        let (demo, client) = try DemoFolder.make(folder, port: port, mockURL: mockURL)
        let settings = try Settings.load(demo.settingsFile)
        let register = MockRegister(
            folder: settings.mocks ?? "mocks", clock: { WallClock.system.now }, logger: logger,
            clients: [client])
        let installation = try await Installation.open(settings, logger: logger)
        let (port, story) = (port, story)
        let failures = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await register.run(host: "127.0.0.1", port: port + 1) }
            group.addTask { try await installation.gateway.application().runService() }
            let gateway = try GatewayClient(url: settings.publicURL)
            let mock = try GatewayClient(url: mockURL)
            try await Self.wait(for: gateway, "/health")
            try await Self.wait(for: mock, "/mock/calls")
            let narrator = Narrator()
            var tale = Story(
                gateway: gateway, mock: mock, register: register, folder: demo, installation: installation,
                narrator: narrator, today: WallClock.system.today)
            try await tale.tell()
            if !story, isatty(1) == 1 {
                Invitation.show(settings)
                try await group.next()
            }
            group.cancelAll()
            gateway.shutdown()
            mock.shutdown()
            return narrator.failures
        }
        await installation.close()
        guard failures.isEmpty else {
            throw CommandError("\(failures.count) of the story's expectations did not hold")
        }
        print("\nEvery step showed what it should.")
    }

    private static func wait(for client: GatewayClient, _ path: String) async throws {
        for _ in 0..<100 {
            if let answer = try? await client.get(path), answer.status == 200 { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw CommandError("nothing answers at \(client.url); is the port free?")
    }
}

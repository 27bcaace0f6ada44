import Core
import FoundationEssentials
import Logging
import MockRegisters
import Wire

/// A municipality to measure: a gateway of this build as a process of its own, mock sources in this one, and a crowd.
final class Town: Sendable {
    /// People asked about again and again; those after them are each asked about once.
    static let regulars = 10_000
    static let strangers = 12_000

    let folder: String
    let port: Int
    let register: MockRegister
    /// The national numbers of the crowd: test numbers.
    let numbers: [String]
    /// Those of a second crowd, who stand on a list.
    let listed: [String]
    let client: HTTPClient
    private let mock: Task<Void, any Error>

    var url: String { "http://127.0.0.1:\(port)" }
    var settings: String { folder + "/gateway/sluis.yaml" }
    /// Where the gateway keeps what it holds of the municipality.
    var data: String { folder + "/gateway/data/zonnegem" }

    /// Tells the demo's story once, which leaves keys, settings, parties and purposes in force; so many more people
    /// stand on a list.
    init(_ options: BenchOptions, listed count: Int = 0) async throws {
        let folder = options.folder + "/town"
        let port = options.port
        let client = try HTTPClient(maximumConnections: 1_000)
        for port in port...port + 2 {
            let request = HTTPRequest(method: .get, url: "http://127.0.0.1:\(port)/health")
            guard (try? await client.send(request)) == nil else {
                throw BenchError("something listens on port \(port) already; choose three others with --port")
            }
        }
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in ["mappings", "mocks"] {
            try FileManager.default.copyItem(atPath: name, toPath: folder + "/" + name)
        }
        let story = try await Tool.run(
            Binaries.sluis, ["demo", "--story", "--folder", folder + "/gateway", "--port", String(port)])
        guard story.status == 0 else {
            throw BenchError("the demo ended with status \(story.status): \(story.output.suffix(600))\(story.errors)")
        }
        try Self.crowd("bench", Self.regulars + Self.strangers, series: 500, in: folder)
        if count > 0 { try Self.crowd("listed", count, series: 700, in: folder) }
        var logger = Logger(label: "mock")
        logger.logLevel = .critical
        let register = MockRegister(folder: folder + "/mocks", clock: { WallClock.machine.now }, logger: logger)
        let everyone = try register.everyone()
        numbers = everyone.filter { $0.crowd == "bench" }.map(\.insz.revealedDigits)
        listed = everyone.filter { $0.crowd == "listed" }.map(\.insz.revealedDigits)
        self.folder = folder
        self.port = port
        self.register = register
        self.client = client
        mock = Task { try await register.run(host: "127.0.0.1", port: port + 1) }
        try await answers("http://127.0.0.1:\(port + 1)/mock/calls")
    }

    /// Starts a gateway on the demo's folder, under another program perhaps, and waits until it answers.
    func gateway(under program: [String] = []) async throws -> Neighbour {
        let words = program + [Binaries.sluis, "serve", "--settings", settings]
        let gateway = try Neighbour(words[0], Array(words.dropFirst()), log: folder + "/gateway.log")
        try await answers(url + "/health")
        return gateway
    }

    func token(_ party: String) async throws -> String {
        let tool = try await Tool.run(Binaries.sluis, ["token", party, "--settings", settings])
        guard tool.status == 0, let token = tool.output.split(separator: "\n").first else {
            throw BenchError("no token for \(party): \(tool.errors)")
        }
        return String(token)
    }

    /// People for the mock sources, who all live in one street.
    static func crowd(_ name: String, _ count: Int, series: Int, in folder: String) throws {
        let lines = "count: \(count)\nseries: \(series)\nhome: {at: kerkstraat-7, since: 2001-01-01}\n"
        try Data(lines.utf8).write(to: URL(filePath: folder + "/mocks/crowds/\(name).yaml"))
    }

    /// What the gateway's metrics say of something, labels included.
    func metric(_ name: String) async throws -> Double {
        let answer = try await client.send(HTTPRequest(method: .get, url: url + "/metrics"))
        let lines = String(decoding: answer.body, as: UTF8.self).split(separator: "\n")
        let line = lines.first { $0.hasPrefix(name + " ") }
        guard let value = line?.split(separator: " ").last.flatMap({ Double($0) }) else {
            throw BenchError("the metrics do not tell \(name)")
        }
        return value
    }

    func close() {
        mock.cancel()
        client.shutdown()
    }

    private func answers(_ url: String) async throws {
        for _ in 0..<200 {
            let request = HTTPRequest(method: .get, url: url)
            if let answer = try? await client.send(request), answer.status == 200 { return }
            try await Task.sleep(for: .milliseconds(25))
        }
        throw BenchError("nothing answers at \(url)")
    }
}

extension WallClock {
    /// The machine's clock.
    static let machine = WallClock { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}

import Core
import Foundation
import Support
import Synchronization
import Wire

/// Zonnegem for one test: mock sources and a gateway as processes of their own, with two controllers, their parties and
/// their purposes, in a folder that goes with it.
final class Town: Sendable {
    /// How this town differs from the usual one.
    struct Plan: Sendable {
        var attempts = 2
        var totalMilliseconds = 8_000
        /// Where the controllers' folders lie, when not in the town's own.
        var data: String?
        var gatewayPort = FreePort.take()
        var mockPort = FreePort.take()
        /// Where callers reach the gateway, and the gateway its source, when something stands between.
        var publicPort: Int?
        var sourcePort: Int?
        /// Whether the mock demands TLS, certificates and signatures; then it is steered at a port of its own.
        var isSecured = false
        var steeringPort = FreePort.take()
        /// A folder of kept MAGDA answers that the mock serves in place of the residents.
        var simulator: String?
        /// Who must vouch for the signers of answers, when not the mock's own authority.
        var signers: String?
        /// What the settings say of the upkeep, and of inscriptions at MAGDA.
        var upkeep: String?
        var inscription: String?
    }

    struct State {
        var tokens: [String: String] = [:]
        var signatories: [String: Signatory] = [:]
        var children: [Child] = []
        var gateway: Child?
        var starts = 0
    }

    let folder: String
    let data: String
    let plan: Plan
    let client: HTTPClient
    private let warden: Warden
    let state = Mutex(State())

    var url: String { "http://127.0.0.1:\(plan.publicPort ?? plan.gatewayPort)" }
    var gatewayURL: String { "http://127.0.0.1:\(plan.gatewayPort)" }
    /// Where the mock is steered.
    var mockURL: String { "http://127.0.0.1:\(plan.isSecured ? plan.steeringPort : plan.mockPort)" }
    var settingsFile: String { folder + "/sluis.yaml" }

    private init(_ plan: Plan) throws {
        self.plan = plan
        folder = FileManager.default.temporaryDirectory.path + "/sluis-town-" + UUID().uuidString
        data = plan.data ?? folder + "/data"
        client = try HTTPClient(maximumConnections: 1_200)
        try FileManager.default.createDirectory(
            atPath: folder + "/tmp", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        warden = try Warden(folder)
        try writeSettings()
    }

    /// Founds a town, starts its mock sources and gateway, and ends it whatever happens.
    ///
    /// - Parameter prepared: Whether the gateway runs, with parties and purposes, before the body.
    static func with<Result>(
        _ plan: Plan = Plan(), prepared: Bool = true, _ body: (Town) async throws -> Result
    ) async throws -> Result {
        let town = try Town(plan)
        do {
            try await town.makeSourceKeys()
            try await town.startMock()
            if prepared {
                try await town.startGateway()
                try await town.prepare()
            }
            let result = try await body(town)
            await town.end()
            return result
        } catch {
            await town.end()
            throw error
        }
    }

    private func end() async {
        for child in state.withLock({ $0.children }) { await child.end() }
        warden.dismiss()
        client.shutdown()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Starts a process that ends with the town.
    func start(_ command: [String], name: String, environment: [String: String] = [:]) throws -> Child {
        let own = environment.merging(["TMPDIR": folder + "/tmp"]) { $1 }
        let child = try Child(command, in: folder, name: name, environment: own)
        state.withLock { $0.children.append(child) }
        try warden.watch(child)
        return child
    }

    private func startMock() async throws {
        let mocks = Repository.root + "/mocks"
        let child = try start(
            [Binary.path, "mock", "serve", "--folder", mocks, "--port", "\(plan.mockPort)"] + mockArguments,
            name: "mock")
        try await answers(mockURL + "/mock/faults", child)
    }

    /// Starts the gateway, inside `wrapper` where one is given, and waits until it is up.
    @discardableResult
    func startGateway(_ arguments: [String] = [], wrapper: [String] = []) async throws -> Child {
        let number = state.withLock { state in
            state.tokens = [:]
            state.starts += 1
            return state.starts
        }
        let command = wrapper + [Binary.path, "serve", "--settings", settingsFile] + arguments
        let child = try start(command, name: "gateway-\(number)")
        state.withLock { $0.gateway = child }
        try await answers(gatewayURL + "/health", child)
        return child
    }

    /// The gateway that was started last.
    var gateway: Child? { state.withLock { $0.gateway } }

    private func answers(_ url: String, _ child: Child) async throws {
        for _ in 0..<20_000 where child.isRunning {
            let request = HTTPRequest(method: .get, url: url, limits: HTTPLimits(totalMilliseconds: 2_000))
            if (try? await client.send(request))?.status == 200 { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw TownError("nothing came up: " + child.text(child.errors))
    }
}

/// What keeps a test from its question.
struct TownError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

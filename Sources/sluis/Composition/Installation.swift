import Adapters
import Catalogue
import Core
import Disclosure
import FoundationEssentials
import Hummingbird
import Ledger
import Logging
import OnlyOnce
import Server
import Store
import Wire

/// Everything that a gateway is made of, put together: the one place that knows all modules.
struct Installation: Sendable {
    let settings: Settings
    let houses: [ControllerHouse]
    let gateway: Gateway
    private let client: HTTPClient

    static func open(
        _ settings: Settings, clock: WallClock = .system, entropy: Entropy = .kernel,
        points: @escaping CommitPoint.Handler = { _ in }, logger: Logger
    ) async throws -> Installation {
        let folder = try MappingFolder(settings.mappings)
        let client = try HTTPClient(maximumConnections: 256)
        let caller = MagdaCaller(
            url: settings.magda.url, mappings: try folder.mappings(), client: client,
            limits: HTTPLimits(
                connectMilliseconds: settings.magda.connectMilliseconds,
                totalMilliseconds: settings.magda.totalMilliseconds),
            policy: RetryPolicy(
                attempts: settings.magda.attempts, budgetMilliseconds: Int64(settings.magda.budgetMilliseconds),
                retryAfterSeconds: Int64(settings.magda.retryAfterSeconds)), clock: clock, entropy: entropy)
        var houses: [ControllerHouse] = []
        for controller in settings.controllers {
            houses.append(
                try await ControllerHouse.open(
                    controller, caller: caller, dictionary: folder.dictionary, clock: clock, entropy: entropy,
                    points: points))
        }
        let opened = houses
        let server = ServerSettings(
            host: settings.host, port: settings.port,
            environment: settings.environment == .mock ? .mock : .production, tokenURL: settings.tokenURL,
            isBehindProxy: settings.isBehindProxy)
        let gateway = try await Gateway(
            desks: houses.map(\.desk), settings: server, dictionary: folder.dictionary,
            delivered: Set(caller.services.flatMap(\.delivers)), clock: clock, entropy: entropy, logger: logger,
            health: { await Self.health(of: opened, caller.watch) })
        return Installation(settings: settings, houses: houses, gateway: gateway, client: client)
    }

    /// DOWN when a log cannot be read, DEGRADED while a source stays away.
    private static func health(of houses: [ControllerHouse], _ watch: SourceWatch) async -> Health {
        for house in houses {
            guard (try? await house.store.checkpoint()) != nil else { return .down }
        }
        return watch.isFailing ? .degraded : .up
    }

    func house(_ controller: String) -> ControllerHouse? { houses.first { $0.settings.name == controller } }

    /// Finishes what waits and gives the folders free.
    func close() async {
        for house in houses { await house.store.close() }
        client.shutdown()
    }
}

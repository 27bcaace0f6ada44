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
    /// Receivers that hang take no connection from the sources.
    private let courier: HTTPClient

    static func open(
        _ settings: Settings, clock: WallClock = .system, entropy: Entropy = .kernel,
        points: @escaping CommitPoint.Handler = { _ in }, logger: Logger
    ) async throws -> Installation {
        let folder = try MappingFolder(settings.mappings)
        let client = try HTTPClient(maximumConnections: 256)
        let courier = try HTTPClient(maximumConnections: 16)
        let neighbours = NeighbourDesks()
        let means = SourceConnection.Means(client: client, neighbours: neighbours, clock: clock, entropy: entropy)
        let mappings = try folder.mappings()
        let connections = try settings.sources.map { source in
            try SourceConnection(source, settings.environment, mappings: mappings, means: means)
        }
        let callers = settings.controllers.map { controller in
            connections.compactMap { $0.caller(for: controller) }
        }
        let delivered = Set(callers.flatMap { $0 }.flatMap(\.services).flatMap(\.delivers))
        var houses: [ControllerHouse] = []
        for (controller, callers) in zip(settings.controllers, callers) {
            let house = try await ControllerHouse.open(
                controller, caller: SourceDirectory(callers, clock: clock), folder: folder, delivered: delivered,
                enders: callers.compactMap { $0 as? any InscriptionEnder },
                addressFeeds: connections.compactMap { $0.addressFeed(for: controller) }, tasks: settings.tasks,
                upkeep: settings.upkeep,
                witnesses: WitnessCaller(client: client), prices: settings.prices,
                events: settings.publicURL + "/v1/events",
                webhooks: Webhooks(settings.webhooks, client: courier), clock: clock, entropy: entropy, points: points)
            neighbours.open(house.desk.exchange, of: controller.name)
            houses.append(house)
        }
        let opened = houses
        let server = ServerSettings(
            host: settings.host, port: settings.port,
            environment: settings.environment == .mock ? .mock : .production, tokenURL: settings.tokenURL,
            isBehindProxy: settings.isBehindProxy)
        let login = try settings.login.map {
            try ConfiguredLogin($0, client: client, clock: clock, entropy: entropy)
        }
        let gateway = try await Gateway(
            desks: houses.map(\.desk), settings: server, dictionary: folder.dictionary,
            clock: clock, entropy: entropy, logger: logger,
            health: { await Self.health(of: opened, connections) },
            sources: { connections.flatMap(\.gate.states) },
            developer: DeveloperSide.tools(settings, connections, client: client), login: login)
        return Installation(settings: settings, houses: houses, gateway: gateway, client: client, courier: courier)
    }

    /// DOWN when a log cannot be read, DEGRADED while a source stays away or the witnesses have not signed for too long.
    private static func health(of houses: [ControllerHouse], _ connections: [SourceConnection]) async -> Health {
        for house in houses {
            guard (try? await house.store.checkpoint()) != nil else { return .down }
        }
        let states = connections.flatMap(\.gate.states)
        if houses.contains(where: \.isUnwitnessed) { return .degraded }
        return states.contains { $0.isFailing || $0.breaker != .closed } ? .degraded : .up
    }

    /// Brings the checkpoints of every log to its witnesses, until the task is cancelled.
    func keepWitnessed() async {
        await withDiscardingTaskGroup { group in
            for house in houses {
                guard let rounds = house.rounds, let settings = house.settings.witnesses else { continue }
                group.addTask { await settings.keep(rounds) }
            }
        }
    }

    /// Asks what the tasks of every controller have on their lists, until the task is cancelled.
    func runTasks() async {
        await withDiscardingTaskGroup { group in
            for house in houses { group.addTask { await house.runner.run() } }
        }
    }

    /// Sends the events of every controller, until the task is cancelled.
    func sendEvents() async {
        await withDiscardingTaskGroup { group in
            for house in houses { group.addTask { await house.courier.run() } }
        }
    }

    func house(_ controller: String) -> ControllerHouse? { houses.first { $0.settings.name == controller } }

    /// Finishes what waits and gives the folders free.
    func close() async {
        for house in houses { await house.store.close() }
        client.shutdown()
        courier.shutdown()
    }
}

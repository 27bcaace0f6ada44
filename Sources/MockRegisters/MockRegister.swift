package import Core
import Hummingbird
package import Logging
import NIOCore

/// The mock federal, Flemish and local sources over a socket, about the residents of a folder.
///
/// A service group runs it beside the gateway, a test on port 0. Nothing of a request is logged.
package struct MockRegister: Sendable {
    /// Where all services of MAGDA listen (FIELD 1.1).
    package static let path = MockRoutes.magda
    /// Where the KSZ's own service listens (FIELD 5).
    package static let kszPath = KszPlatform.path
    /// The key that the OCMW's file list wants in `x-api-key`.
    package static let apiKey = "mock-key"

    private let platform: Platform
    private let sources: JSONSources
    private let login: LoginRoutes
    private let security: MockSecurity
    private let logger: Logger

    /// `folder` holds `residents`, `addresses` and perhaps `crowds`, `enterprises` and `officers.yaml`; relative dates
    /// count from the clock's day.
    ///
    /// `simulator` is served by MAGDA's endpoint instead of the residents. `clients` may get tokens.
    package init(
        folder: String, clock: @escaping @Sendable () -> Instant, entropy: Entropy = .system,
        logger: Logger = Logger(label: "mock"), simulator: SimulatorFolder? = nil, clients: [TokenClient] = [],
        security: MockSecurity = .none
    ) {
        platform = Platform(
            folder: PopulationFolder(folder), clock: clock, entropy: entropy,
            simulator: simulator)
        let tokens = TokenDesk(clients: clients, entropy: entropy)
        sources = JSONSources(platform: platform, tokens: tokens, apiKey: Self.apiKey)
        login = LoginRoutes(folder: folder, tokens: tokens, clock: clock)
        self.security = security
        self.logger = logger
    }

    /// Serves until the task is cancelled or the process is asked to end; `onReady` gets the port.
    ///
    /// With a `steeringPort` the mock is steered there, without TLS; otherwise where the sources are.
    package func run(
        host: String, port: Int, steeringPort: Int? = nil,
        onReady: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) async throws {
        _ = try population()
        let router = Router(context: MockContext.self)
        MockRoutes(platform: platform, sources: sources, security: security).add(to: router)
        login.add(to: router)
        let steering = SteeringRoutes(platform: platform, tokens: sources.tokens)
        guard let steeringPort else {
            steering.add(to: router)
            return try await application(router, host, port, security.transport, onReady).run()
        }
        let aside = Router(context: MockContext.self)
        steering.add(to: aside)
        let applications = [
            try application(aside, host, steeringPort, nil, { _ in }),
            try application(router, host, port, security.transport, onReady),
        ]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for application in applications { group.addTask { try await application.run() } }
            try await group.next()
            group.cancelAll()
        }
    }

    private func application(
        _ router: Router<MockContext>, _ host: String, _ port: Int, _ transport: MockTransport?,
        _ onReady: @escaping @Sendable (_ port: Int) async -> Void
    ) throws -> any ApplicationProtocol {
        Application(
            router: router, server: try transport?.server() ?? .http1(),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) }, logger: logger)
    }

    /// The calls received, to prove that each was recorded before it was made.
    package var calls: CallList { platform.calls }

    /// Sets a switch for a resident, by slug or demo name, or for everyone.
    package func add(_ fault: Fault, for name: String? = nil) throws(MockRegistersError) {
        let slug = try name.map { (name) throws(MockRegistersError) in try population().resident(named: name).slug }
        platform.faults.add(fault, slug: slug)
    }

    package func resetFaults() {
        platform.faults.reset()
    }

    /// Says that something of a person changed, for the notices of those who follow that person.
    ///
    /// `code` is an information type of the Rijksregister, such as `020` for the address.
    package func change(_ name: String, code: String = "020") throws(MockRegistersError) {
        let day = BelgianCalendar.date(at: platform.clock())
        platform.changes.add(Change(slug: try population().resident(named: name).slug, code: code, day: day))
    }

    /// Registers a client that may get tokens.
    package func register(_ client: TokenClient) {
        sources.tokens.register(client)
    }

    /// How many inscriptions the repertorium holds.
    package var inscriptions: Int { platform.repertorium.count }

    /// The enterprises and associations that have a file, by slug.
    package func enterprises() throws(MockRegistersError) -> [Enterprise] { try population().enterprises }

    /// The residents that have a file, by slug.
    package func persons() throws(MockRegistersError) -> [Resident] {
        try population().residents.filter { $0.crowd == nil }
    }

    /// Everyone, the crowds included: the subjects of a measurement.
    package func everyone() throws(MockRegistersError) -> [Resident] { try population().residents }

    /// The person whom a command line means by a slug (`rita-peeters`) or a first name (`rita`).
    package func person(named name: String) throws(MockRegistersError) -> Resident {
        try population().resident(named: name)
    }

    private func population() throws(MockRegistersError) -> Population {
        try platform.folder.population(on: BelgianCalendar.date(at: platform.clock()))
    }
}

package import Catalogue
package import Core
package import Hummingbird
package import Ledger
package import Logging

/// The gateway over HTTP: every controller's desk behind one listener.
package struct Gateway: Sendable {
    private let settings: ServerSettings
    private let logger: Logger
    package let meter: Meter
    /// Answers one request; a test asks it without a socket.
    package let responder: GatewayResponder

    /// Reads who is registered at each desk.
    ///
    /// `health` tells of sources and reserves, `sources` how each fares. The officers' pages are there where `login` says who comes. The developer page is there in the environment `mock` only,
    /// whatever it is given.
    package init(
        desks: [ControllerDesk], settings: ServerSettings, dictionary: AttributeDictionary,
        clock: WallClock, entropy: Entropy = .system, logger: Logger,
        health: @escaping @Sendable () async -> Health = { .up },
        sources: @escaping @Sendable () -> [SourceState] = { [] }, developer: DeveloperTools? = nil,
        login: (any LoginProvider)? = nil
    ) async throws(LedgerError) {
        var open: [String: OpenDesk] = [:]
        for desk in desks {
            let parties = Parties()
            try await parties.reload(from: desk.journal.storage)
            open[desk.controller] = OpenDesk(desk, parties: parties)
        }
        self.settings = settings
        self.logger = logger
        meter = Meter()
        let tokens = AccessTokens(entropy: entropy)
        let shown = settings.environment == .mock ? developer : nil
        let pages = login.map { login in
            DeskReception(desks: open, settings: settings, login: login, clock: clock, entropy: entropy)
        }
        responder = GatewayResponder(
            reception: Reception(
                desks: open, settings: settings, tokens: tokens,
                office: TokenOffice(desks: open, tokens: tokens, audience: settings.tokenURL, clock: clock),
                purposes: PurposeRoutes(dictionary: dictionary),
                limits: [
                    .check: RateLimit(perMinute: settings.checksPerMinute),
                    .task: RateLimit(perMinute: settings.checksPerMinute),
                    .consentAnswer: RateLimit(perMinute: settings.answersPerMinute),
                ], meter: meter, clock: clock, health: health,
                sources: sources, developer: shown.map { DeveloperRoutes(tools: $0, states: sources) }),
            pages: pages, settings: settings, meter: meter, clock: clock, entropy: entropy, logger: logger)
    }

    /// The listener, for a service group; `onReady` gets the port.
    ///
    /// Ask ``Exposure`` first whether it may start.
    package func application(
        onReady: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let port = settings.port
        return Application(
            responder: responder, server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: .init(address: .hostname(settings.host, port: port), serverName: nil),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) }, logger: logger)
    }
}

package import Core
import Hummingbird
package import Logging
import NIOCore

/// The mock federal and Flemish sources: MAGDA's SOAP services over a socket, about the residents of a folder.
///
/// A service group runs it beside the gateway, a test on port 0. Nothing of a request is logged.
package struct MockRegister: Sendable {
    /// Where all services of MAGDA listen (FIELD 1.1).
    package static let path = MockRoutes.magda

    private let platform: Platform
    private let logger: Logger

    /// `folder` holds `residents`, `addresses` and perhaps `crowds`; relative dates in it count from the clock's day.
    package init(
        folder: String, clock: @escaping @Sendable () -> Instant, entropy: Entropy = .system,
        logger: Logger = Logger(label: "mock")
    ) {
        platform = Platform(folder: PopulationFolder(folder), clock: clock, entropy: entropy)
        self.logger = logger
    }

    /// Serves until the task is cancelled or the process is asked to end; `onReady` gets the port.
    package func run(
        host: String, port: Int, onReady: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) async throws {
        _ = try population()
        let router = Router(context: MockContext.self)
        MockRoutes(platform: platform).add(to: router)
        let application = Application(
            router: router, configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) }, logger: logger)
        try await application.run()
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

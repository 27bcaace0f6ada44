package import Hummingbird
package import Logging
package import MerkleLog

/// A witness over HTTP, on a listener of its own (C2SP tlog-witness).
package struct WitnessListener: Sendable {
    /// Answers one request; a test asks it without a socket.
    package let responder: WitnessResponder
    private let host: String
    private let port: Int
    private let logger: Logger

    /// Ask ``Exposure`` first whether it may start; port 0 takes a free one.
    package init(witness: Witness, host: String, port: Int, logger: Logger) {
        responder = WitnessResponder(witness: witness)
        self.host = host
        self.port = port
        self.logger = logger
    }

    /// The listener, for a service group; `onReady` gets the port.
    package func application(
        onReady: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let port = port
        return Application(
            responder: responder, server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) }, logger: logger)
    }
}

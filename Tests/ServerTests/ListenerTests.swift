import Hummingbird
import NIOCore
import NIOPosix
import Server
import Testing

@Suite("The gateway answers over a socket")
struct ListenerTests {
    @Test("it tells its port, answers, and ends when asked")
    func socket() async throws {
        let town = try await Town()
        let (ports, told) = AsyncStream.makeStream(of: Int.self)
        let application = town.gateway.application { told.yield($0) }
        let running = Task { try await application.run() }
        let port = try #require(await ports.first { _ in true })
        let text = try await ask("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", port: port)
        #expect(text.hasPrefix("HTTP/1.1 200"))
        #expect(text.contains(#"{"environment":"mock","status":"UP"}"#))
        #expect(text.lowercased().contains("belgov-trace-id: "))
        running.cancel()
        _ = await running.result
    }

    private func ask(_ request: String, port: Int) async throws -> String {
        let connection = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await connection.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: request))
            var text = ""
            for try await part in inbound { text += String(buffer: part) }
            return text
        }
    }
}

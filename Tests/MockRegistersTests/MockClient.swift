import Core
import NIOCore
import NIOPosix

/// Speaks HTTP to a mock under test, one connection a request, and keeps every byte until the mock closes it.
struct MockClient: Sendable {
    struct Answer: Sendable {
        let bytes: [UInt8]

        private var parts: (head: [Substring], body: [UInt8]) {
            let end = Array("\r\n\r\n".utf8)
            guard let split = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { return ([], []) }
            let head = String(decoding: bytes[..<split], as: UTF8.self).split(separator: "\r\n")
            return (head, Array(bytes[(split + end.count)...]))
        }

        /// 0 where no head came.
        var status: Int { parts.head.first.flatMap { Int($0.split(separator: " ")[1]) } ?? 0 }
        var text: String { String(decoding: parts.body, as: UTF8.self) }
        var json: JSON { (try? JSON(parsing: parts.body)) ?? .object([:]) }
        /// The length of the body as it came, and as the head promised.
        var length: Int { parts.body.count }
        var promised: Int? { header("content-length").flatMap { Int($0) } }

        func header(_ name: String) -> String? {
            parts.head.first { $0.lowercased().hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
        }
    }

    let port: Int

    func send(
        _ method: String, _ path: String, _ body: [UInt8] = [], type: String = "application/json",
        headers: [String: String] = [:]
    ) async throws -> Answer {
        let more = headers.map { $0.key + ": " + $0.value + "\r\n" }.joined()
        let head =
            "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: \(type)\r\n\(more)"
            + "Content-Length: \(body.count)\r\n\r\n"
        let connection = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let bytes = try await connection.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(bytes: Array(head.utf8) + body))
            var bytes: [UInt8] = []
            for try await part in inbound { bytes.append(contentsOf: part.readableBytesView) }
            return bytes
        }
        return Answer(bytes: bytes)
    }
}

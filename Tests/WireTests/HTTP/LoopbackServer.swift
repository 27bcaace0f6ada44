import Foundation
import Synchronization

/// A server on 127.0.0.1 that answers as a test tells it to, over bare sockets: it can also break the protocol.
///
/// One thread accepts, one serves each connection. Ends with the test that made it.
final class LoopbackServer: Sendable {
    /// What goes back on the connection: bytes as they are, after a while, and perhaps its end.
    struct Reply: Sendable {
        var bytes: [UInt8]
        var delay: TimeInterval = 0
        var closes = false

        static func ok(_ body: String = "ok", delay: TimeInterval = 0) -> Reply {
            Reply(raw: "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)", delay: delay)
        }

        init(raw: String, delay: TimeInterval = 0, closes: Bool = false) {
            bytes = Array(raw.utf8)
            self.delay = delay
            self.closes = closes
        }
    }

    private final class Counts: Sendable {
        let connections = Atomic<Int>(0)
        let requests = Atomic<Int>(0)
    }

    let port: Int
    private let listener: Int32
    private let counts = Counts()

    var connections: Int { counts.connections.load(ordering: .relaxed) }
    var requests: Int { counts.requests.load(ordering: .relaxed) }
    var url: String { "http://127.0.0.1:\(port)/" }

    /// The handler gets a whole request, head and body as text.
    init(_ handler: @escaping @Sendable (String) -> Reply) throws {
        (listener, port) = try Self.listen()
        let (listener, counts) = (listener, counts)
        Thread.detachNewThread {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                counts.connections.add(1, ordering: .relaxed)
                Thread.detachNewThread {
                    while let request = Self.read(connection) {
                        counts.requests.add(1, ordering: .relaxed)
                        let reply = handler(request)
                        Thread.sleep(forTimeInterval: reply.delay)
                        guard Self.write(reply.bytes, to: connection), !reply.closes else { break }
                    }
                    close(connection)
                }
            }
        }
    }

    deinit { stop() }

    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    /// Waits until so many requests have come.
    func receives(_ count: Int) async {
        while requests < count { try? await Task.sleep(for: .milliseconds(5)) }
    }

    /// A port on which nobody listens.
    static func freePort() throws -> Int {
        let (socket, port) = try listen()
        close(socket)
        return port
    }

    private static func listen() throws -> (Int32, Int) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(listener, pointer, size) + Glibc.listen(listener, 512)
                    + getsockname(listener, pointer, &size)
            }
        }
        guard status == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        return (listener, Int(UInt16(bigEndian: address.sin_port)))
    }

    private static func read(_ connection: Int32) -> String? {
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe recv(connection, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            received += chunk[..<count]
            let text = String(decoding: received, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let length = text[..<end.lowerBound].components(separatedBy: "\r\n")
                .first { $0.hasPrefix("Content-Length: ") }.flatMap { Int($0.dropFirst(16)) }
            if text[end.upperBound...].utf8.count >= length ?? 0 { return text }
        }
    }

    private static func write(_ bytes: [UInt8], to connection: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { bytes in
                unsafe send(connection, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

import Foundation
import Synchronization

/// A server on 127.0.0.1 that answers as a test tells it to, and remembers what it was asked.
final class ScriptedServer: Sendable {
    struct Request: Sendable {
        let method: String
        let target: String
        let headers: [String: String]
        let body: String

        func header(_ name: String) -> String? { headers[name.lowercased()] }
    }

    struct Answer: Sendable {
        var status = 200
        var headers: [String: String] = [:]
        var body = ""
        var delay: TimeInterval = 0

        static func json(_ body: String, status: Int = 200, headers: [String: String] = [:]) -> Answer {
            Answer(
                status: status, headers: headers.merging(["Content-Type": "application/json"]) { own, _ in own },
                body: body)
        }
    }

    let port: Int
    private let listener: Int32
    private let seen = Log()

    private final class Log: Sendable {
        let requests = Mutex<[Request]>([])
    }

    var requests: [Request] { seen.requests.withLock { $0 } }
    var address: String { "http://127.0.0.1:\(port)" }

    /// The handler gets a request and how many came before it.
    init(_ handler: @escaping @Sendable (Request, Int) -> Answer) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(listener, pointer, size) + listen(listener, 64) + getsockname(listener, pointer, &size)
            }
        }
        guard status == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        let seen = seen
        Thread.detachNewThread {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                Thread.detachNewThread {
                    while let request = Self.read(connection) {
                        let count = seen.requests.withLock { requests in
                            requests.append(request)
                            return requests.count - 1
                        }
                        let answer = handler(request, count)
                        Thread.sleep(forTimeInterval: answer.delay)
                        guard Self.write(answer, to: connection) else { break }
                    }
                    close(connection)
                }
            }
        }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    private static func read(_ connection: Int32) -> Request? {
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe recv(connection, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            received += chunk[..<count]
            let text = String(decoding: received, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
            var headers: [String: String] = [:]
            for line in lines.dropFirst() {
                guard let colon = line.firstIndex(of: ":") else { continue }
                headers[line[..<colon].lowercased()] =
                    line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            }
            let body = String(text[end.upperBound...])
            guard body.utf8.count >= headers["content-length"].flatMap(Int.init) ?? 0 else { continue }
            let start = lines[0].split(separator: " ").map(String.init)
            return Request(method: start[0], target: start[1], headers: headers, body: body)
        }
    }

    private static func write(_ answer: Answer, to connection: Int32) -> Bool {
        var head = "HTTP/1.1 \(answer.status) X\r\n"
        for (name, value) in answer.headers { head += "\(name): \(value)\r\n" }
        if answer.status != 204 { head += "Content-Length: \(answer.body.utf8.count)\r\n" }
        var rest = Array((head + "\r\n" + answer.body).utf8)[...]
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

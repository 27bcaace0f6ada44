import Foundation
import Synchronization

/// Ports on which nothing listens: below those that the system gives to outgoing connections, each given once.
enum FreePort {
    private static let given = Mutex<Set<Int>>([])

    static func take() -> Int { take(count: 1) }

    /// A port that has a free one after it.
    static func takeTwo() -> Int { take(count: 2) }

    private static func take(count: Int) -> Int {
        let busy = inUse()
        return given.withLock { given in
            while true {
                let first = Int.random(in: 20_000..<32_000)
                let ports = Set(first..<(first + count))
                if ports.isDisjoint(with: busy), ports.isDisjoint(with: given) {
                    given.formUnion(ports)
                    return first
                }
            }
        }
    }

    /// The local ports of the kernel's table: `sl local_address …`, where an address is hex digits, a colon, the port.
    private static func inUse() -> Set<Int> {
        let table = FileManager.default.contents(atPath: "/proc/net/tcp") ?? Data()
        return Set(
            String(decoding: table, as: UTF8.self).split(separator: "\n").compactMap { line in
                let fields = line.split(separator: " ")
                guard fields.count > 1, let port = fields[1].split(separator: ":").last else { return nil }
                return Int(port, radix: 16)
            })
    }
}

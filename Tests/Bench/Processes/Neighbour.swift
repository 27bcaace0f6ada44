import Foundation

/// A process that runs beside the bench, and what the kernel says of it.
final class Neighbour: Sendable {
    private let process: Process
    private let log: String

    /// Starts it; what it prints goes to `log`.
    init(_ path: String, _ arguments: [String], log: String) throws {
        self.log = log
        process = try Tool.child(path, arguments, output: log, errors: log + ".err")
        try process.run()
    }

    var pid: Int32 { process.processIdentifier }

    /// Asks it to end, and waits until it has.
    func stop() async {
        guard process.isRunning else { return }
        process.terminate()
        await ended()
    }

    /// Waits until it has ended by itself, for ten seconds at most.
    func ended() async {
        for _ in 0..<200 where process.isRunning { try? await Task.sleep(for: .milliseconds(50)) }
    }

    /// The time that its threads have run, in microseconds; the kernel counts in hundredths of a second.
    var cpuMicroseconds: Double {
        // The name in parentheses may hold spaces; utime and stime are the 12th and 13th field after it.
        guard let text = Self.file("/proc/\(pid)/stat"), let name = text.lastIndex(of: ")") else { return 0 }
        let fields = text[text.index(after: name)...].split(separator: " ")
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
        return (user + system) * 10_000
    }

    var residentMegabytes: Double {
        let lines = (Self.file("/proc/\(pid)/status") ?? "").split(separator: "\n")
        let fields = lines.first { $0.hasPrefix("VmRSS:") }?.split(whereSeparator: { $0 == " " || $0 == "\t" }) ?? []
        return (fields.count > 1 ? Double(fields[1]) ?? 0 : 0) / 1024
    }

    private static func file(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}

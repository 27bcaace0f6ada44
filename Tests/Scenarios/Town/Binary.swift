import Foundation
import Support

/// The program under test, as it was built.
enum Binary {
    static let path = ProcessEnvironment.value("SLUIS_BINARY") ?? Repository.root + "/.build/debug/sluis"

    static var isPresent: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// What a command did.
    struct Run: Sendable {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs a command to its end in a folder.
    static func run(_ arguments: [String], in folder: String, input: String = "") async throws -> Run {
        let name = "command-" + UUID().uuidString
        guard folder == Repository.root else {
            return try await run(Child([path] + arguments, in: folder, name: name, input: input))
        }
        // Nothing is written into the tree itself.
        let files = FileManager.default.temporaryDirectory.path + "/sluis-" + name
        try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: files) }
        return try await run(Child([path] + arguments, in: folder, files: files, name: name, input: input))
    }

    private static func run(_ child: Child) async throws -> Run {
        let status = await child.ended()
        return Run(status: status, output: child.text(child.output), errors: child.text(child.errors))
    }

    /// Whether a program of the system runs here and ends well.
    static func succeeds(_ command: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationReason == .exit && process.terminationStatus == 0
    }

    /// Finds a program of the system, such as `strace`.
    static func tool(_ name: String) -> String? {
        ["/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/"].map { $0 + name }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }
}

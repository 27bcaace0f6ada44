import Foundation

/// A program that is run to its end.
struct Tool: Sendable {
    let status: Int32
    let output: String
    let errors: String

    /// Runs a program found by its name or path; output goes through files, which never fill up.
    static func run(_ name: String, _ arguments: [String]) async throws -> Tool {
        let base = NSTemporaryDirectory() + "/bench-" + UUID().uuidString
        let (output, errors) = (base + ".out", base + ".err")
        defer { for path in [output, errors] { try? FileManager.default.removeItem(atPath: path) } }
        let process = try child(name, arguments, output: output, errors: errors)
        let status = try await withCheckedThrowingContinuation { (done: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { process in done.resume(returning: process.terminationStatus) }
            do { try process.run() } catch { done.resume(throwing: error) }
        }
        return Tool(status: status, output: text(output), errors: text(errors))
    }

    /// Whether a program of that name is installed.
    static func isInstalled(_ name: String) async -> Bool {
        (try? await run("sh", ["-c", "command -v \(name)"]).status) == 0
    }

    static func child(_ name: String, _ arguments: [String], output: String, errors: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try sink(output)
        process.standardError = try sink(errors)
        return process
    }

    private static func sink(_ path: String) throws -> FileHandle {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw BenchError("cannot write \(path)") }
        return handle
    }

    private static func text(_ path: String) -> String {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

/// Where the programs of this build lie.
enum Binaries {
    static let bench: String =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    static let sluis = URL(fileURLWithPath: bench).deletingLastPathComponent().path + "/sluis"
}

import Foundation
import Glibc

/// A process that a test started; its output lies in files, and it is ended by its own id.
final class Child: Sendable {
    let output: String
    let errors: String
    private let process: Process

    /// Starts a command, whose first word is a path.
    ///
    /// `input` is what it reads on standard input. Its output lies in `files`, or else where it works.
    init(
        _ command: [String], in folder: String, files: String? = nil, name: String, environment: [String: String] = [:],
        input: String = ""
    ) throws {
        let paths = ["out", "err", "in"].map { (files ?? folder) + "/" + name + "." + $0 }
        (output, errors) = (paths[0], paths[1])
        for path in paths.prefix(2) { try Data().write(to: URL(filePath: path)) }
        try Data(input.utf8).write(to: URL(filePath: paths[2]))
        process = Process()
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let input = try FileHandle(forReadingFrom: URL(filePath: paths[2]))
        let writers = try [output, errors].map { try FileHandle(forWritingTo: URL(filePath: $0)) }
        (process.standardInput, process.standardOutput, process.standardError) = (input, writers[0], writers[1])
        try process.run()
        // The process has its own; ours would stay open as long as the tests run, hundreds of starts long.
        for handle in [input] + writers { try handle.close() }
    }

    var id: Int32 { process.processIdentifier }
    var isRunning: Bool { process.isRunning }

    func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    /// Sends a signal and waits for the end.
    func end(_ signal: Int32 = SIGKILL) async {
        if process.isRunning { kill(id, signal) }
        await ended()
    }

    /// Waits for the end and gives the status; a signal counts as 128 more than its number, as in a shell.
    @discardableResult
    func ended() async -> Int32 {
        while process.isRunning { try? await Task.sleep(for: .milliseconds(2)) }
        return process.terminationReason == .uncaughtSignal
            ? 128 + process.terminationStatus : process.terminationStatus
    }
}

import Foundation

/// Ends a town's processes also when the test's own process is killed: it waits on a pipe that only the test holds.
final class Warden: Sendable {
    private let pipe = Pipe()
    private let process = Process()
    private let list: FileHandle

    /// - Parameter folder: The town's, which goes with its processes.
    init(_ folder: String) throws {
        let path = folder + "/processes"
        try Data().write(to: URL(filePath: path))
        list = try FileHandle(forWritingTo: URL(filePath: path))
        process.executableURL = URL(filePath: Binary.tool("bash") ?? "/bin/bash")
        process.arguments = [
            "-c", #"read -r word && exit; kill -9 $(cat "$0/processes") 2>/dev/null; rm -rf "$0""#, folder,
        ]
        process.standardInput = pipe
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        try pipe.fileHandleForReading.close()
    }

    func watch(_ child: Child) throws { try list.write(contentsOf: Data("\(child.id)\n".utf8)) }

    /// All is ended; nothing is left to watch.
    func dismiss() {
        try? pipe.fileHandleForWriting.write(contentsOf: Data("done\n".utf8))
        process.waitUntilExit()
    }
}

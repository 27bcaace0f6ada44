import Foundation

/// A program of the system that the tests hold ours against.
package struct Tool: Sendable {
    package let path: String

    package static let openssl = Tool(at: "/usr/bin/openssl")
    package static let xmlsec1 = Tool(at: "/usr/bin/xmlsec1")
    /// Any Python, for its TLS.
    package static let python = Tool(at: "/usr/bin/python3") ?? Tool(at: "/usr/local/bin/python3")
    /// A Python that has signxml, which `make test` sets up.
    package static let signxml: Tool? = {
        let own = ProcessEnvironment.value("SLUIS_SIGNXML_PYTHON") ?? Repository.root + "/.build/signxml/bin/python"
        guard let tool = Tool(at: own), tool.run(["-c", "import signxml"]).status == 0 else { return nil }
        return tool
    }()

    /// A Python that has `cryptography`, which an auditor has too.
    package static let auditor: Tool? = [signxml, python].compactMap { $0 }.first {
        $0.run(["-c", "import cryptography"]).status == 0
    }

    package init?(at path: String) {
        guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
        self.path = path
    }

    /// Runs to its end; output and complaints come together.
    package func run(_ arguments: [String]) -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        do { try process.run() } catch { return (-1, "") }
        let output = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}

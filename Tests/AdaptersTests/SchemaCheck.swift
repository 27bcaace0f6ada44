import Foundation
import Support

/// Validates a document with xmllint, which sees the schema only.
enum SchemaCheck {
    private static let xmllint = "/usr/bin/xmllint"
    static var canRun: Bool { SharedData.isPresent && FileManager.default.isExecutableFile(atPath: xmllint) }

    /// What is wrong; empty where the document is valid.
    static func complaints(_ schema: String, _ file: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: xmllint)
        process.arguments = ["--nonet", "--noout", "--schema", schema, file]
        let output = Pipe()
        process.standardError = output
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? "" : text
    }
}

import Core
import Foundation
import Support

/// A Python with `jsonschema`, which `make test` sets up.
enum SchemaTool {
    private static let python =
        ProcessEnvironment.value("SLUIS_SIGNXML_PYTHON") ?? Repository.root + "/.build/signxml/bin/python"

    static let isAtHand =
        FileManager.default.isExecutableFile(atPath: python) && (try? run(["-c", "import jsonschema"], "")) == ""

    /// What it finds wrong in documents, one a line.
    static func faults(in documents: [JSON], schema: JSON) throws -> String {
        let script = """
            import json, sys, jsonschema
            lines = sys.stdin.read().splitlines()
            validator = jsonschema.validators.validator_for(json.loads(lines[0]))(json.loads(lines[0]))
            for line in lines[1:]:
                for error in validator.iter_errors(json.loads(line)):
                    print(error.json_path, error.message)
            """
        return try run(["-c", script], ([schema] + documents).map(\.canonicalText).joined(separator: "\n"))
    }

    private static func run(_ arguments: [String], _ input: String) throws -> String {
        let process = Process()
        let (toIt, fromIt) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: python)
        process.arguments = arguments
        process.standardInput = toIt
        process.standardOutput = fromIt
        process.standardError = fromIt
        try process.run()
        // A pipe holds 64 kB; what is more is written while the other side reads.
        DispatchQueue.global().async {
            toIt.fileHandleForWriting.write(Data(input.utf8))
            try? toIt.fileHandleForWriting.close()
        }
        let output = try fromIt.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}

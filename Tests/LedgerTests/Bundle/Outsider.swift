import Core
import Foundation
import Ledger
import MerkleLog
import Support

/// Someone with a bundle, a Python and no Sluis: runs the verifier that lies in each bundle.
enum Outsider {
    static let script = Repository.root + "/Sources/sluis/Export/verify_bundle.py"

    /// The kinds of what it finds; `nil` where it says that it cannot check.
    static func kinds(
        _ bundle: LogBundle, key: VerifierKey? = nil, against notes: [String] = [], policy: String? = nil
    ) throws -> Set<String>? {
        try report(bundle, key: key, against: notes, policy: policy).map { report in
            Set((report["findings"]?.array ?? []).compactMap { $0["kind"]?.string })
        }
    }

    /// All that it says.
    static func report(
        _ bundle: LogBundle, key: VerifierKey? = nil, against notes: [String] = [], policy: String? = nil
    ) throws -> JSON? {
        let folder = FileManager.default.temporaryDirectory.path + "/bundle-" + Identifier.random(.system).text
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func write(_ name: String, _ bytes: [UInt8]) throws -> String {
            try Data(bytes).write(to: URL(filePath: folder + "/" + name))
            return folder + "/" + name
        }
        var arguments = [script, try write("bundle.tar", bundle.tar), "--json"]
        if let key { arguments += ["--key", try write("key", Array(key.text.utf8))] }
        for (index, note) in notes.enumerated() {
            arguments += ["--against", try write("note\(index)", Array(note.utf8))]
        }
        if let policy { arguments += ["--policy", try write("policy", Array(policy.utf8))] }
        let (status, output) = Tool.auditor?.run(arguments) ?? (-1, "")
        guard status == 0 || status == 1, let report = try? JSON(parsing: Array(output.utf8.dropLast())),
            report["holds"]?.boolean == (status == 0)
        else { return nil }
        return report
    }
}

extension BundleVerifier {
    func kinds(_ bundle: LogBundle) -> Set<String> { Set(verify(bundle).findings.map(\.kind.rawValue)) }
}

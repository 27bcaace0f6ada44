import Core
import Ledger
import MerkleLog

/// The outcome of checking a bundle, in sentences.
struct BundleReport {
    let verification: Verification

    init(_ verification: Verification) {
        self.verification = verification
    }

    var sentence: String {
        "\(verification.size) entries: \(verification.opened) read, \(verification.erased) erased, "
            + "\(verification.withheld) withheld"
    }

    func printed(isOwnKey: Bool) {
        print((verification.holds ? "holds: " : "DOES NOT HOLD: ") + sentence)
        FindingLines.print(verification.json)
        if isOwnKey { print("The key is the bundle's own: compare it with the one that the controller gave you.") }
    }

    /// A verifier key out of a file.
    static func key(_ path: String) throws -> VerifierKey {
        let text = String(decoding: try MappingFolder.bytes(path), as: UTF8.self)
        do {
            return try VerifierKey(text: String(text.prefix { !$0.isNewline }))
        } catch {
            throw CommandError("\(path) holds no verifier key, name+id+base64")
        }
    }
}

/// What a verification found and rests on, a line each.
enum FindingLines {
    static func print(_ report: JSON) {
        for finding in report["findings"]?.array ?? [] {
            let law = finding["law"]?.integer.map { "law \($0): " } ?? ""
            let place = finding["seq"]?.integer.map { "entry \($0): " } ?? ""
            let kind = finding["kind"]?.string.map { " (\($0))" } ?? ""
            Swift.print("  \(place)\(law)\(finding["what"]?.string ?? "")\(kind)")
        }
    }
}

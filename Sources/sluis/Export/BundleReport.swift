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
        let years = verification.logs.map { String($0.year) }.joined(separator: ", ")
        return "\(verification.size) entries of \(years): \(verification.opened) read, \(verification.erased) erased, "
            + "\(verification.withheld) withheld" + (verification.pruned > 0 ? ", \(verification.pruned) pruned" : "")
    }

    func printed(isOwnKey: Bool) {
        print((verification.holds ? "holds: " : "DOES NOT HOLD: ") + sentence)
        FindingLines.print(verification.json)
        if verification.given > 0 {
            print("\(verification.given) times something of a log that is not in the bundle was taken as given.")
        }
        if isOwnKey { print("The key is the bundle's own: compare it with the one that the controller gave you.") }
    }

    /// A policy of witnesses out of a file.
    static func policy(_ path: String) throws -> WitnessPolicy {
        let text = String(decoding: try MappingFolder.bytes(path), as: UTF8.self)
        do {
            return try WitnessPolicy(text: text)
        } catch {
            throw CommandError("\(path): \(error.detail)")
        }
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
            let log = finding["log"]?.integer.map { " of \($0)" } ?? ""
            let place = finding["seq"]?.integer.map { "entry \($0)\(log): " } ?? ""
            let kind = finding["kind"]?.string.map { " (\($0))" } ?? ""
            Swift.print("  \(place)\(law)\(finding["what"]?.string ?? "")\(kind)")
        }
    }
}

import Core
import Doubles
import Ledger
import MerkleLog
import Support
import Testing

/// Ours and the auditor's Python, which must say the same of a bundle.
enum BothVerifiers {
    @discardableResult
    static func expect(
        _ bundle: LogBundle, _ kinds: Set<Finding.Kind>, key: VerifierKey? = nil, against notes: [String] = [],
        policy: String? = nil, _ location: SourceLocation = #_sourceLocation
    ) throws -> Verification {
        let verifier = BundleVerifier(
            key: key, against: notes, policy: try policy.map { try WitnessPolicy(text: $0) })
        let ours = verifier.verify(bundle)
        #expect(
            Set(ours.findings.map(\.kind)) == kinds, "\(ours.findings.map(\.what))", sourceLocation: location)
        guard Tool.auditor != nil else { return ours }
        let theirs = try #require(
            try Outsider.report(bundle, key: key, against: notes, policy: policy), sourceLocation: location)
        let findings = theirs["findings"]?.array ?? []
        #expect(
            Set(findings.compactMap { $0["kind"]?.string }) == Set(kinds.map(\.rawValue)), "\(theirs.canonicalText)",
            sourceLocation: location)
        // Of a bundle without a manifest nothing is counted.
        guard kinds != [.manifestBroken] else { return ours }
        let counts = ["size", "read", "erased", "withheld", "pruned", "given"].map { theirs["counts"]?[$0]?.integer }
        let own = [Int(ours.size), ours.opened, ours.erased, ours.withheld, ours.pruned, ours.given]
        #expect(counts == own.map { Int64($0) }, sourceLocation: location)
        return ours
    }
}

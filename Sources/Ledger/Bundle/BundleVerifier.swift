import Core
import Crypto
package import MerkleLog

/// Checks a bundle as an outsider can: with the files alone, without the keys of the controller.
///
/// `verify_bundle.py`, which lies in each bundle, does the same and shares no code with this; the tests hold the two
/// against each other.
package struct BundleVerifier: Sendable {
    /// How long a consultation may be without an end, in milliseconds of the log's own time.
    static let patience: Int64 = 3_600_000

    private let key: VerifierKey?
    private let notes: [String]
    private let policy: WitnessPolicy?

    /// - Parameters:
    ///   - key: The log's key as the auditor knows it; without it the bundle's own is taken.
    ///   - notes: Signed checkpoints from elsewhere that the logs must agree with.
    ///   - policy: Whose signatures a checkpoint of the newest log must bear.
    package init(key: VerifierKey? = nil, against notes: [String] = [], policy: WitnessPolicy? = nil) {
        self.key = key
        self.notes = notes
        self.policy = policy
    }

    package func verify(_ bundle: LogBundle) -> Verification {
        guard let contents = BundleContents(bundle) else {
            var verification = Verification()
            verification.findings = [Finding(.manifestBroken, "the manifest does not read")]
            return verification
        }
        var check = BundleCheck(contents)
        let text = bundle["log.vkey"].map { String(decoding: $0.dropLast(), as: UTF8.self) }
        if let key = key ?? text.flatMap({ try? VerifierKey(text: $0) }), key.kind == .ed25519,
            String(key.name.dropLast(5)) == contents.manifest.base
        {
            check.signatures(key, against: notes.map { Array($0.utf8) }, policy)
        } else {
            check.find(.checkpointNotOurs, "there is no key to verify these logs with")
        }
        check.headers()
        check.counts()
        check.prunings()
        check.law(bundle)
        return check.verification
    }
}

package import Core
import Crypto
package import Ledger
import MerkleLog
import Synchronization

extension MemoryKeys: RotatingKeys {
    package func rotate(
        _ key: KeyRotation.Key, master: SealingKey?, next: SealingKey?, by: String
    ) async throws(LedgerError) -> KeyRotation {
        if key == .log { return try rotateSigner(by: by) }
        let from = controllerKeys.staff.current.version
        guard key == .staff else { throw LedgerError(.keyMissing, "this double rotates two keys alone") }
        change { own in
            own = own.replacing(
                staff: own.staff.adding(
                    SealingKey(version: from + 1, secret: SymmetricKey(size: .bits256))))
        }
        return KeyRotation(key: key, from: Int(from), to: Int(from) + 1, by: by)
    }

    private func rotateSigner(by: String) throws(LedgerError) -> KeyRotation {
        let own = controllerKeys
        guard let signer = try? SignerKey(name: own.signer.verifier.name, seed: entropy.bytes(32)) else {
            throw LedgerError(.keyMissing)
        }
        change { $0 = $0.replacing(signer: signer) }
        let from = own.earlierSigners.count + 1
        return KeyRotation(key: .log, from: from, to: from + 1, verifier: signer.verifier.text, by: by)
    }

    package func rotate(
        of subject: SubjectRef, _ keyClass: KeyClass, by: String
    ) async throws(LedgerError) -> KeyRotation? { nil }

    package func unrecorded() async throws(LedgerError) -> [KeyRotation] { [] }
    package func recorded(_ rotation: KeyRotation) async throws(LedgerError) {}
    package func rewrap() async throws(LedgerError) -> Int { 0 }
}

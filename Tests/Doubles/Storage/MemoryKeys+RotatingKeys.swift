package import Core
import Crypto
package import Ledger
import Synchronization

extension MemoryKeys: RotatingKeys {
    package func rotate(
        _ key: KeyRotation.Key, master: SealingKey?, next: SealingKey?, by: String
    ) async throws(LedgerError) -> KeyRotation {
        let from = controllerKeys.staff.current.version
        guard key == .staff else { throw LedgerError(.keyMissing, "this double rotates the staff key alone") }
        change { own in
            own = own.replacing(
                staff: own.staff.adding(
                    SealingKey(version: from + 1, secret: SymmetricKey(size: .bits256))))
        }
        return KeyRotation(key: key, from: Int(from), to: Int(from) + 1, by: by)
    }

    package func rotate(
        of subject: SubjectRef, _ keyClass: KeyClass, by: String
    ) async throws(LedgerError) -> KeyRotation? { nil }

    package func unrecorded() async throws(LedgerError) -> [KeyRotation] { [] }
    package func recorded(_ rotation: KeyRotation) async throws(LedgerError) {}
    package func rewrap() async throws(LedgerError) -> Int { 0 }
}

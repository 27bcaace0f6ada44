package import Core
import Crypto
import MerkleLog

/// The keys of one controller.
///
/// Implemented by the store, which wraps them under the controller's key.
package protocol KeyStorage: Sendable {
    var controllerKeys: ControllerKeys { get }

    /// The key of a person's class. With `create`, a new key is durable before it is returned; without, `nil` means that
    /// it was erased or never was.
    func key(of subject: SubjectRef, _ keyClass: KeyClass, create: Bool) async throws(LedgerError) -> SealingKey?
}

package import Core
import Crypto
import MerkleLog

/// The keys of one controller.
///
/// Implemented by the store, which wraps them under the controller's key.
package protocol KeyStorage: Sendable {
    /// As they are now: keys of the controller are replaced while it runs.
    var controllerKeys: ControllerKeys { get }

    /// The newest key of a person's class, which seals. With `create`, a new key is durable before it is returned;
    /// without, `nil` means that it was erased or never was.
    ///
    /// After an erasure comes another version: what is gone stays gone, and a later entry has a key of its own.
    func key(of subject: SubjectRef, _ keyClass: KeyClass, create: Bool) async throws(LedgerError) -> SealingKey?

    /// The key that sealed something under this version; `nil` when it was erased.
    func key(
        of subject: SubjectRef, _ keyClass: KeyClass, version: UInt8
    ) async throws(LedgerError) -> SealingKey?
}

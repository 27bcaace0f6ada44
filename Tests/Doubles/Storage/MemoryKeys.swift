package import Core
import Crypto
package import Ledger
import MerkleLog
import Synchronization

/// The keys of one controller, in memory.
package final class MemoryKeys: KeyStorage {
    private struct Name: Hashable {
        let subject: SubjectRef
        let keyClass: KeyClass
    }

    package let controllerKeys: ControllerKeys
    private let entropy: Entropy
    /// `nil` once erased.
    private let keys = Mutex<[Name: SealingKey?]>([:])

    package init(origin: String, entropy: Entropy) throws {
        self.entropy = entropy
        func key() -> SealingKey { SealingKey(version: 1, secret: SymmetricKey(data: entropy.bytes(32))) }
        controllerKeys = ControllerKeys(
            index: key().secret, staff: key(), governance: key(),
            signer: try SignerKey(name: origin, seed: entropy.bytes(32)))
    }

    package func key(
        of subject: SubjectRef, _ keyClass: KeyClass, create: Bool
    ) async throws(LedgerError) -> SealingKey? {
        let name = Name(subject: subject, keyClass: keyClass)
        return keys.withLock { keys in
            if let known = keys[name] { return known }
            guard create else { return nil }
            let key = SealingKey(version: 1, secret: SymmetricKey(data: entropy.bytes(32)))
            keys[name] = key
            return key
        }
    }

    /// Destroys a key; no new one takes its place.
    package func erase(_ subject: SubjectRef, _ keyClass: KeyClass) {
        keys.withLock { $0[Name(subject: subject, keyClass: keyClass)] = .some(nil) }
    }
}

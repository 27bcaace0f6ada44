package import Core
import Crypto
package import Ledger
import MerkleLog
import Synchronization

/// The keys of one controller, in memory.
package final class MemoryKeys: KeyStorage {
    struct Name: Hashable {
        let subject: SubjectRef
        let keyClass: KeyClass
    }

    private struct State {
        /// By version; `nil` once erased.
        var keys: [Name: [SealingKey?]] = [:]
        var own: ControllerKeys
    }

    let entropy: Entropy
    private let state: Mutex<State>

    package init(origin: String, entropy: Entropy) throws {
        self.entropy = entropy
        func key() -> SealingKey { SealingKey(version: 1, secret: SymmetricKey(data: entropy.bytes(32))) }
        let own = ControllerKeys(
            index: key().secret, staff: KeyRing(key()), governance: KeyRing(key()),
            signer: try SignerKey(name: origin, seed: entropy.bytes(32)))
        state = Mutex(State(own: own))
    }

    package var controllerKeys: ControllerKeys { state.withLock { $0.own } }

    package func key(
        of subject: SubjectRef, _ keyClass: KeyClass, create: Bool
    ) async throws(LedgerError) -> SealingKey? {
        let name = Name(subject: subject, keyClass: keyClass)
        return state.withLock { state in
            let versions = state.keys[name] ?? []
            if let newest = versions.last, let newest { return newest }
            guard create else { return nil }
            let key = SealingKey(
                version: UInt8(versions.count + 1), secret: SymmetricKey(data: entropy.bytes(32)))
            state.keys[name] = versions + [key]
            return key
        }
    }

    package func key(
        of subject: SubjectRef, _ keyClass: KeyClass, version: UInt8
    ) async throws(LedgerError) -> SealingKey? {
        state.withLock { state in
            let versions = state.keys[Name(subject: subject, keyClass: keyClass)] ?? []
            return versions.indices.contains(Int(version) - 1) ? versions[Int(version) - 1] : nil
        }
    }

    /// Destroys a key in all its versions; what comes later has another.
    package func erase(_ subject: SubjectRef, _ keyClass: KeyClass) {
        state.withLock { state in
            let name = Name(subject: subject, keyClass: keyClass)
            state.keys[name] = (state.keys[name] ?? []).map { _ in nil }
        }
    }

    /// Destroys everyone's keys of a class.
    func erase(_ keyClass: KeyClass) {
        state.withLock { state in state.keys = state.keys.filter { $0.key.keyClass != keyClass } }
    }

    func change(_ body: (inout ControllerKeys) -> Void) { state.withLock { body(&$0.own) } }

    func classes(of subject: SubjectRef) -> [KeyClass] {
        state.withLock { state in
            state.keys.keys.filter { $0.subject == subject }.map(\.keyClass).sorted { $0.name < $1.name }
        }
    }

    /// Whose key a keyed hash names, and its newest version that can still open something.
    func holder(of id: [UInt8]) -> (subject: SubjectRef, keyClass: KeyClass, version: UInt8)? {
        state.withLock { state in
            for (name, versions) in state.keys where state.own.keyID(of: name.subject, name.keyClass) == id {
                guard let last = versions.lastIndex(where: { $0 != nil }) else { return nil }
                return (name.subject, name.keyClass, UInt8(last + 1))
            }
            return nil
        }
    }
}

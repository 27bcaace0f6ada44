import Core
import Crypto
import Ledger

/// The controller's key, in all versions that still wrap something; the newest wraps all others of the controller.
struct KeyChest: Sendable {
    let wrap: KeyWrap
    let ring: KeyRing

    /// Makes a key of a version.
    func make(name: [UInt8], version: UInt8) throws(LedgerError) -> (SealingKey, wrapped: [UInt8]) {
        let bytes = wrap.entropy.bytes(KeyFile.length)
        return (SealingKey(version: version, secret: SymmetricKey(data: bytes)), try seal(bytes, name: name))
    }

    func seal(_ bytes: [UInt8], name: [UInt8]) throws(LedgerError) -> [UInt8] {
        try wrap.wrap(bytes, name: name, under: ring.current)
    }

    func bytes(_ wrapped: [UInt8], name: [UInt8]) throws(LedgerError) -> [UInt8] {
        guard let key = ring[try SealedBytes.version(of: wrapped)] else {
            throw LedgerError(.keyMissing, "a key is wrapped under a version of the controller's key that is not there")
        }
        return try wrap.unwrap(wrapped, name: name, under: key)
    }

    func open(_ wrapped: [UInt8], name: [UInt8], version: UInt8) throws(LedgerError) -> SealingKey {
        SealingKey(version: version, secret: SymmetricKey(data: try bytes(wrapped, name: name)))
    }
}

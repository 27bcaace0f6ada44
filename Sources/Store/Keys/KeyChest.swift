import Core
import Crypto
import Ledger

/// The controller's key, which wraps all others of the controller.
struct KeyChest: Sendable {
    let wrap: KeyWrap
    let key: SealingKey

    func make(name: [UInt8]) throws(LedgerError) -> (SealingKey, wrapped: [UInt8]) {
        let bytes = wrap.entropy.bytes(KeyFile.length)
        let wrapped = try wrap.wrap(bytes, name: name, under: key)
        return (SealingKey(version: 1, secret: SymmetricKey(data: bytes)), wrapped)
    }

    func open(_ wrapped: [UInt8], name: [UInt8]) throws(LedgerError) -> SealingKey {
        let bytes = try wrap.unwrap(wrapped, name: name, under: key)
        return SealingKey(version: 1, secret: SymmetricKey(data: bytes))
    }
}

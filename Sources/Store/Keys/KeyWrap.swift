import Core
import Crypto
import Ledger

/// Keys under keys: AES-GCM, with the controller and the name of what is wrapped as associated data, so that a wrapped
/// key opens only in its own place.
struct KeyWrap {
    let controller: String
    let entropy: Entropy

    func wrap(_ bytes: [UInt8], name: [UInt8], under key: SealingKey) throws(LedgerError) -> [UInt8] {
        try SealedBytes.seal(bytes, with: key, context: context(name), entropy: entropy)
    }

    func unwrap(_ wrapped: [UInt8], name: [UInt8], under key: SealingKey) throws(LedgerError) -> [UInt8] {
        try SealedBytes.open(wrapped, with: key, context: context(name))
    }

    private func context(_ name: [UInt8]) -> [UInt8] { Array(("sluis-key\0" + controller + "\0").utf8) + name }
}

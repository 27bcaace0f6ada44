package import Core
import Crypto

/// The one form of ciphertext: form byte, key version, 96-bit random nonce, AES-256-GCM ciphertext and tag.
package enum SealedBytes {
    private static let form: UInt8 = 1
    private static let head = 2 + 12
    private static let tag = 16

    /// `context` is authenticated and not stored: a ciphertext opens only where it was meant to stand.
    package static func seal(
        _ plain: [UInt8], with key: SealingKey, context: [UInt8], entropy: Entropy
    ) throws(LedgerError) -> [UInt8] {
        do {
            let nonce = try AES.GCM.Nonce(data: entropy.bytes(12))
            let box = try AES.GCM.seal(plain, using: key.secret, nonce: nonce, authenticating: context)
            var sealed = [form, key.version]
            sealed.reserveCapacity(head + plain.count + tag)
            sealed.append(contentsOf: nonce)
            sealed.append(contentsOf: box.ciphertext)
            sealed.append(contentsOf: box.tag)
            return sealed
        } catch {
            throw LedgerError(.unreadable, "sealing failed")
        }
    }

    /// The version of the key that sealed these bytes.
    package static func version(of sealed: [UInt8]) throws(LedgerError) -> UInt8 {
        guard sealed.count >= head + tag, sealed[0] == form else {
            throw LedgerError(.unreadable, "these are no sealed bytes")
        }
        return sealed[1]
    }

    package static func open(_ sealed: [UInt8], with key: SealingKey, context: [UInt8]) throws(LedgerError) -> [UInt8] {
        guard try version(of: sealed) == key.version else {
            throw LedgerError(.unreadable, "sealed under another version of the key")
        }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed.dropFirst(2))
            return Array(try AES.GCM.open(box, using: key.secret, authenticating: context))
        } catch {
            throw LedgerError(.unreadable, "sealed bytes do not open")
        }
    }
}

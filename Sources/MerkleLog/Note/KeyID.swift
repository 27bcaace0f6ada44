internal import Core
internal import Crypto

/// Four bytes by which a signature line says which key made it.
///
/// No proof of anything: the signature is.
package struct KeyID: Hashable, Sendable {
    package let value: UInt32

    init(value: UInt32) {
        self.value = value
    }

    /// Takes exactly four bytes.
    init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 4 else { return nil }
        value = bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// SHA-256(name, line feed, type, public key), its first four bytes.
    init(name: String, kind: SignatureKind, publicKey: [UInt8]) {
        let digest = SHA256.hash(data: Array(name.utf8) + [0x0A, kind.rawValue] + publicKey)
        value = digest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    var bytes: [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
    }
}

extension KeyID: CustomStringConvertible {
    /// Eight hexadecimal digits, as key texts carry it.
    package var description: String { Hex.encode(bytes) }
}

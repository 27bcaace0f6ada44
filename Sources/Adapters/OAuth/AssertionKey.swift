package import Core
import CryptoExtras
import FoundationEssentials

/// The private key whose public half is registered with the authorisation server; it does not print.
package struct AssertionKey: Sendable, CustomStringConvertible {
    private let key: _RSA.Signing.PrivateKey
    /// The name under which the public key is registered, where it has one.
    let id: String?

    /// Reads a key from PEM; shorter than 2048 bits is refused.
    package init(pem: Redacted<String>, id: String?) throws(AdapterError) {
        guard let key = try? _RSA.Signing.PrivateKey(pemRepresentation: pem.revealed), key.keySizeInBits >= 2_048 else {
            throw AdapterError(.keyUnreadable)
        }
        self.key = key
        self.id = id
    }

    /// A new private key as PEM, and its public half, to be registered with the authorisation server.
    package static func make() throws(AdapterError) -> (key: Redacted<String>, publicKey: String) {
        guard let key = try? _RSA.Signing.PrivateKey(keySize: .bits3072) else { throw AdapterError(.keyUnreadable) }
        return (Redacted(key.pemRepresentation), key.publicKey.pemRepresentation)
    }

    /// RS256 (RFC 7518): RSASSA-PKCS1-v1_5 over SHA-256, which ACM/IDM prescribes.
    func signature(of bytes: [UInt8]) throws(AdapterError) -> [UInt8] {
        guard let signature = try? key.signature(for: Data(bytes), padding: .insecurePKCS1v1_5) else {
            throw AdapterError(.keyUnreadable)
        }
        return Array(signature.rawRepresentation)
    }

    package var description: String { "AssertionKey(•••)" }
}

import Core
import Crypto

/// Signs what is sent to applications, so that they know that it is ours without a secret between us.
package struct WebhookKey: Sendable, CustomStringConvertible, CustomReflectable {
    private let key: Curve25519.Signing.PrivateKey

    init?(seed: [UInt8]) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
        self.key = key
    }

    /// 32 bytes (RFC 8032).
    package var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

    package func signature(of bytes: [UInt8]) throws(LedgerError) -> [UInt8] {
        do {
            return Array(try key.signature(for: bytes))
        } catch {
            throw LedgerError(.unreadable, "an event could not be signed")
        }
    }

    package var description: String { "WebhookKey(•••)" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

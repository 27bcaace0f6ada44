package import Crypto

/// A key that seals payloads or facts.
///
/// It does not print, and its memory is wiped when it goes (SymmetricKey).
package struct SealingKey: Sendable, CustomStringConvertible, CustomReflectable {
    /// Rises with each rotation; stored with each ciphertext.
    package let version: UInt8
    package let secret: SymmetricKey

    package init(version: UInt8, secret: SymmetricKey) {
        self.version = version
        self.secret = secret
    }

    package var description: String { "SealingKey(•••)" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

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

/// The classes of a person's keys: each can be erased on its own.
package enum KeyClass: Hashable, Sendable {
    case facts
    case told
    case consent
    /// One a year, so that old access entries can be erased by destroying one key.
    case access(year: Int)

    package var name: String {
        switch self {
        case .facts: "facts"
        case .told: "told"
        case .consent: "consent"
        case .access(let year): "access-\(year)"
        }
    }
}

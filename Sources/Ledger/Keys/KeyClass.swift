import Crypto

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

package import Core
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

    package init?(name: String) {
        switch name {
        case "facts": self = .facts
        case "told": self = .told
        case "consent": self = .consent
        default:
            guard name.hasPrefix("access-"), let year = Int(name.dropFirst("access-".count)),
                name == KeyClass.access(year: year).name
            else { return nil }
            self = .access(year: year)
        }
    }

    /// The class that seals a person's part of an entry; for access, of the Belgian year.
    package init(of type: EntryType, at instant: Instant) {
        self = type.entryClass == .consent ? .consent : .access(year: BelgianCalendar.date(at: instant).year)
    }
}

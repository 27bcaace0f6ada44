package import Core

/// Where the person hears of a change that somebody else could have made: at a contact that stood before it.
package enum ContactNotice: Hashable, Sendable {
    /// At a number or an address that they told earlier.
    case contact(Identifier)
    /// By letter, to where the register says that they live.
    case letter

    package var way: String {
        switch self {
        case .contact: "contact"
        case .letter: "letter"
        }
    }

    var json: JSON {
        switch self {
        case .contact(let id): ["telling": .string(id.text), "way": .string(way)]
        case .letter: ["way": .string(way)]
        }
    }

    init?(json: JSON) {
        switch json["way"]?.string {
        case "contact":
            guard let id = json.identifier("telling") else { return nil }
            self = .contact(id)
        case "letter": self = .letter
        default: return nil
        }
    }
}

import Catalogue
package import Core

/// What justifies keeping a fact: a running consent, an open case or a follow-up that the title allows, with its end.
///
/// An inscription keeps a person's number alone, until the source has struck it out.
package struct Interest: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case consent, openCase, followUp, inscription
    }

    package let kind: Kind
    /// The consent's id, or the keyed name of the case, the follow-up or the inscription.
    package let id: Identifier
    package let until: Instant

    package init(kind: Kind, id: Identifier, until: Instant) {
        self.kind = kind
        self.id = id
        self.until = until
    }

    var json: JSON {
        ["kind": .string(kind.rawValue), "id": .string(id.text), "until": .string(until.rfc3339)]
    }

    init?(json: JSON?) {
        guard let json, let kind = json["kind"]?.string.flatMap({ Kind(rawValue: $0) }),
            let id = json["id"]?.string.flatMap({ Identifier($0) }),
            let until = json["until"]?.string.flatMap({ Instant(rfc3339: $0) })
        else { return nil }
        self.init(kind: kind, id: id, until: until)
    }
}

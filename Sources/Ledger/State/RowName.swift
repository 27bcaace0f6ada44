package import Core

/// A row about a person, by the id that it has in common with the entry or fact that made it.
package struct RowName: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case consent, consultation, fact, link, matter, telling

        /// Whether a value stands beside the row.
        package var isKept: Bool { self == .fact || self == .telling }
    }

    package let kind: Kind
    package let id: Identifier

    package init(_ kind: Kind, _ id: Identifier) {
        self.kind = kind
        self.id = id
    }

    var key: RowKey {
        switch kind {
        case .consent: .consent(id)
        case .consultation: .consultation(id)
        case .fact: .fact(id)
        case .link: .link(id)
        case .matter: .matter(id)
        case .telling: .telling(id)
        }
    }

    package var json: JSON { ["id": .string(id.text), "row": .string(kind.rawValue)] }

    package init?(json: JSON) {
        guard let kind = json["row"]?.string.flatMap({ Kind(rawValue: $0) }), let id = json.identifier("id") else {
            return nil
        }
        self.init(kind, id)
    }
}

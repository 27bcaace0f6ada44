package import Catalogue
package import Core

/// Who gave a consent for the person, as the judge must know it; source and scope of the mandate stay sealed.
package struct ActingFor: Hashable, Sendable {
    package let representative: SubjectRef
    package let kind: Representative
    package let mode: Representation.Mode
    /// Who acted first, where two acts are needed.
    package let actor: Representation.Actor
    /// The end of the mandate: the consent permits nothing after it.
    package var until: Instant?

    package init(_ representation: Representation) {
        representative = representation.representative
        kind = representation.mandate.kind
        mode = representation.mode
        actor = representation.actor
        until = representation.mandate.until
    }

    /// Without the ref, which storage keeps apart.
    package var json: JSON {
        .compact([
            "kind": .string(kind.rawValue), "mode": .string(mode.rawValue), "actor": .string(actor.rawValue),
            "until": until.map { .string($0.rfc3339) },
        ])
    }

    package init?(json: JSON, representative: SubjectRef) {
        guard let kind = json["kind"]?.string.flatMap({ Representative(rawValue: $0) }),
            let mode = json["mode"]?.string.flatMap({ Representation.Mode(rawValue: $0) }),
            let actor = json["actor"]?.string.flatMap({ Representation.Actor(rawValue: $0) })
        else { return nil }
        self.representative = representative
        self.kind = kind
        self.mode = mode
        self.actor = actor
        until = json.instant("until")
    }
}

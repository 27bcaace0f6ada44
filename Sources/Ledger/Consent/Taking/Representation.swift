package import Core

/// That someone acts for the person, or with them (CONSENT 5).
package struct Representation: Hashable, Sendable {
    package enum Mode: String, Hashable, Sendable, CaseIterable {
        /// The representative acts; the person is informed.
        case represents
        /// Two acts are needed, the person's and the representative's (bijstand).
        case assists
    }

    package enum Actor: String, Hashable, Sendable, CaseIterable {
        case person, representative
    }

    /// What a child thinks of it who can judge for itself (CONSENT 5); whoever has parental authority decides.
    package enum Hearing: String, Hashable, Sendable, CaseIterable {
        case agrees, objects
        /// The child is too young to judge.
        case tooYoung
    }

    /// The representative, who has a part of their own in the entry.
    package let representative: SubjectRef
    package let mandate: Mandate
    package let mode: Mode
    /// Whose act this is.
    package let actor: Actor
    /// How the person is informed of what was done in their name.
    package let informed: ReadBack?
    /// Whether the child was heard, and what it said; `nil` where nobody wrote it down.
    package let heard: Hearing?

    package init(
        representative: SubjectRef, mandate: Mandate, mode: Mode, actor: Actor = .representative,
        informed: ReadBack? = nil, heard: Hearing? = nil
    ) {
        self.representative = representative
        self.mandate = mandate
        self.mode = mode
        self.actor = actor
        self.informed = informed
        self.heard = heard
    }

    /// Without the ref: the representative is named by having a part.
    var json: JSON {
        .compact([
            "mandate": mandate.json, "mode": .string(mode.rawValue), "actor": .string(actor.rawValue),
            "informed": informed.map { .string($0.rawValue) }, "heard": heard.map { .string($0.rawValue) },
        ])
    }

    /// What concerns the representative: not what the child said.
    var ownJSON: JSON {
        Representation(
            representative: representative, mandate: mandate, mode: mode, actor: actor, informed: informed
        ).json
    }

    init?(json: JSON?, representative: SubjectRef?) {
        guard let json, let representative, let mandate = Mandate(json: json["mandate"]),
            let mode = json["mode"]?.string.flatMap({ Mode(rawValue: $0) }),
            let actor = json["actor"]?.string.flatMap({ Actor(rawValue: $0) }),
            (json["heard"] == nil) == (json["heard"]?.string.flatMap({ Hearing(rawValue: $0) }) == nil)
        else { return nil }
        let informed = json["informed"]?.string.flatMap { ReadBack(rawValue: $0) }
        self.init(
            representative: representative, mandate: mandate, mode: mode, actor: actor, informed: informed,
            heard: json["heard"]?.string.flatMap { Hearing(rawValue: $0) })
    }
}

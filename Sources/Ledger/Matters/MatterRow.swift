package import Core

/// Something that an officer has set, or has to see to, until another entry closes it: a restriction, an objection, an
/// emergency, a request of a citizen, a sample, a doubt.
///
/// These are few, so that storage knows them all by heart, and each judgement sees them.
package struct MatterRow: Hashable, Sendable {
    package enum State: String, Hashable, Sendable {
        case open
        /// An objection that was found right: it goes on holding.
        case upheld
        case closed
    }

    /// The id of the entry that opened it.
    package let id: Identifier
    /// Whom it is about; a sample is about nobody.
    package let person: SubjectRef?
    package var matter: Matter
    package var state: State

    package init(id: Identifier, person: SubjectRef?, matter: Matter, state: State) {
        self.id = id
        self.person = person
        self.matter = matter
        self.state = state
    }

    package var json: JSON {
        .compact([
            "id": .string(id.text), "person": person.map { .string($0.text) }, "state": .string(state.rawValue),
            "matter": matter.json,
        ])
    }

    package init?(json: JSON) {
        guard let id = json.identifier("id"), let matter = Matter(json: json["matter"]),
            let state = json["state"]?.string.flatMap({ State(rawValue: $0) })
        else { return nil }
        self.init(id: id, person: json.person("person"), matter: matter, state: state)
    }
}

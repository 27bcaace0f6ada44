package import Core

/// Two refs of which a source said that the one's number replaced the other's; they are linked, never merged.
package struct LinkRow: Hashable, Sendable {
    package enum State: String, Hashable, Sendable {
        /// It is not known yet whether they are one person.
        case open
        case same, other
    }

    /// The id of the entry that recorded the change.
    package let id: Identifier
    package let person: SubjectRef
    /// `nil` where the number was cancelled without another.
    package let successor: SubjectRef?
    package var state: State

    package init(id: Identifier, person: SubjectRef, successor: SubjectRef?, state: State) {
        self.id = id
        self.person = person
        self.successor = successor
        self.state = state
    }

    package var json: JSON {
        .compact([
            "id": .string(id.text), "person": .string(person.text), "state": .string(state.rawValue),
            "successor": successor.map { .string($0.text) },
        ])
    }

    package init?(json: JSON) {
        guard let id = json.identifier("id"), let person = json.person("person"),
            let state = json["state"]?.string.flatMap({ State(rawValue: $0) })
        else { return nil }
        self.init(id: id, person: person, successor: json.person("successor"), state: state)
    }
}

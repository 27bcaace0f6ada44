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
}

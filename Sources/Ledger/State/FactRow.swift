package import Core

/// A kept fact as the judge knows it; attribute and value are sealed.
package struct FactRow: Hashable, Sendable {
    package let id: Identifier
    package let person: SubjectRef
    package let finality: String

    package init(id: Identifier, person: SubjectRef, finality: String) {
        self.id = id
        self.person = person
        self.finality = finality
    }
}

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

    package var json: JSON {
        ["id": .string(id.text), "person": .string(person.text), "finality": .string(finality)]
    }

    package init?(json: JSON) {
        guard let id = json.identifier("id"), let person = json.person("person"),
            let finality = json["finality"]?.string
        else { return nil }
        self.init(id: id, person: person, finality: finality)
    }
}

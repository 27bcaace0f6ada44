package import Core

extension AttributeDefinition {
    /// What the attribute is about: the group `enterprise` describes enterprises and associations, all others a person.
    package var about: SubjectNumber.Kind { id.name.hasPrefix("enterprise.") ? .enterprise : .person }
}

package import Core

/// What two records must agree on to be one person's: birth date and name.
///
/// They are compared in memory and written nowhere.
package struct PersonTraits: Hashable, Sendable {
    package static let attributes: [AttributeID] = ["person.birthDate", "person.familyName", "person.givenNames"]

    private let values: [AttributeID: Value]

    /// `nil` where one of them is missing, doubtful, or not a whole date: then nothing can agree.
    package init?(_ facts: [Fact]) {
        var values: [AttributeID: Value] = [:]
        for fact in facts where Self.attributes.contains(fact.attribute) {
            guard case .value(let value) = fact.content, !fact.isDoubtful else { return nil }
            if case .date(let date) = value, date.earliest != date.latest { return nil }
            values[fact.attribute] = value
        }
        guard values.count == Self.attributes.count else { return nil }
        self.values = values
    }
}

package import Core

extension Rule {
    /// The name by which a rule over a list of plain values calls the element: `exists: person.nationalities`.
    package static let elementName = "value"

    /// The attributes that the rule reads: its lineage.
    ///
    /// Fields of elements belong to their collection.
    package var attributes: Set<AttributeID> {
        switch self {
        case .all(let rules), .any(let rules): rules.reduce(into: []) { $0.formUnion($1.attributes) }
        case .not(let rule): rule.attributes
        case .holds(let attribute), .isOne(let attribute, _), .exists(let attribute, _): [attribute]
        case .compare(let left, _, let right): left.attributes.union(right.attributes)
        case .current(let from, let until): [from, until]
        }
    }
}

extension Term {
    /// The attributes that the term reads.
    package var attributes: Set<AttributeID> {
        switch self {
        case .attribute(let attribute), .count(let attribute, _), .sum(let attribute, _), .age(let attribute):
            [attribute]
        case .parameter, .constant: []
        case .plus(let terms): terms.reduce(into: []) { $0.formUnion($1.attributes) }
        case .times(let left, let right): left.attributes.union(right.attributes)
        case .between(let least, let most): least.attributes.union(most?.attributes ?? [])
        }
    }
}

extension Answer {
    /// The attributes behind the answer.
    package var attributes: Set<AttributeID> {
        switch form {
        case .rule(let rule): rule.attributes
        case .category(let categories, _): categories.reduce(into: []) { $0.formUnion($1.rule.attributes) }
        case .number(let term): term.attributes
        }
    }
}

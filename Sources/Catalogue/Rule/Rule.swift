package import Core

/// A condition over facts, with Kleene's three values: what is unknown stays unknown unless it cannot matter.
package indirect enum Rule: Hashable, Sendable {
    case all([Rule])
    case any([Rule])
    case not(Rule)
    /// A boolean attribute is yes.
    case holds(AttributeID)
    case compare(Term, Comparison, Term)
    /// A code or text is one of these.
    case isOne(AttributeID, of: [String])
    /// Some element of a collection satisfies the rule; inside it attributes name the element's fields.
    case exists(AttributeID, where: Rule)
}

package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case equal, less, atMost, more, atLeast
}

/// Something that can be compared.
package indirect enum Term: Hashable, Sendable {
    case attribute(AttributeID)
    case parameter(String)
    case constant(Value)
    /// How many elements of a collection satisfy the rule.
    case count(AttributeID, where: Rule?)
    /// The sum of a field over a collection.
    case sum(AttributeID, field: String)
    /// Whole years at the reference date.
    case age(AttributeID)
}

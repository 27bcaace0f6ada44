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
    /// The reference date lies in the interval, both days included; an interval without an end is open.
    case current(from: AttributeID, until: AttributeID)
}

package import Core

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

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
    case plus([Term])
    /// A number times a number or an amount.
    case times(Term, Term)
    /// Somewhere from the first term to the second, without end where there is none: what the registers show is then
    /// the least, as for children who are registered elsewhere but count.
    case between(Term, Term?)
}

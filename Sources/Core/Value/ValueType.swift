/// The type of a dictionary attribute.
package indirect enum ValueType: Hashable, Sendable {
    case boolean, integer, text, date, code, cents, person
    case list(ValueType)
    case record([String: ValueType])
}

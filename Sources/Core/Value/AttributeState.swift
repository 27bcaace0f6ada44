/// The one state of an attribute in an answer (law 5: unknown is not no).
package enum AttributeState: Hashable, Sendable {
    case value(Value)
    case absentAtSource
    case notPermitted
    case withheld
    case unavailable(Unavailability)
}

internal import Catalogue
internal import Core

/// What is known of a term of a rule.
enum Quantity {
    enum Unit: Hashable, Sendable {
        case number, cents, day
        /// The sum of nothing: zero of what it is compared with.
        case numberOrCents

        func isSame(as other: Unit) -> Bool {
            switch (self, other) {
            case (.numberOrCents, .day), (.day, .numberOrCents): false
            case (.numberOrCents, _), (_, .numberOrCents): true
            default: self == other
            }
        }
    }

    case measured(Unit, Bounds)
    /// A value that is only the same or not: a code, a text, a truth value, a person.
    case exact(Value)
    case unknown(Gap)

    init(_ value: Value) {
        switch value {
        case .integer(let number): self = .measured(.number, Bounds(number))
        case .cents(let amount): self = .measured(.cents, Bounds(amount))
        case .date(let date):
            let earliest = Int64(date.earliest.daysSince1970)
            let latest = Int64(date.latest.daysSince1970)
            self = .measured(.day, Bounds(lower: earliest, upper: latest, gap: earliest == latest ? nil : .partial))
        case .boolean, .text, .code, .person: self = .exact(value)
        case .list, .record: self = .unknown(.anomaly)
        }
    }

    /// Values of different kinds have no order and no sameness: an anomaly, never a no.
    func compared(_ comparison: Comparison, to other: Quantity) -> Kleene {
        switch (self, other) {
        case (.unknown(let left), .unknown(let right)): return .unknown(left.joined(with: right))
        case (.unknown(let gap), _), (_, .unknown(let gap)): return .unknown(gap)
        case (.measured(let unit, let left), .measured(let other, let right)) where unit.isSame(as: other):
            return left.compared(comparison, to: right)
        case (.exact(let left), .exact(let right)) where comparison == .equal && Self.sameKind(left, right):
            return Kleene(left == right)
        default: return .unknown(.anomaly)
        }
    }

    private static func sameKind(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.boolean, .boolean), (.text, .text), (.code, .code), (.person, .person): true
        default: false
        }
    }
}

/// Kleene's three truth values: *unknown* stays, with its reason, until what is known decides (law 5).
package enum Kleene: Hashable, Sendable {
    case yes, no
    case unknown(Gap)

    package init(_ isTrue: Bool) {
        self = isTrue ? .yes : .no
    }

    package var negated: Kleene {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: self
        }
    }

    package func and(_ other: Kleene) -> Kleene {
        switch (self, other) {
        case (.no, _), (_, .no): .no
        case (.unknown(let left), .unknown(let right)): .unknown(left.joined(with: right))
        case (.unknown, .yes): self
        case (.yes, _): other
        }
    }

    package func or(_ other: Kleene) -> Kleene { negated.and(other.negated).negated }
}

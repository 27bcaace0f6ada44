internal import Catalogue
internal import Core

extension Quantity {
    /// The sum of two numbers or two amounts.
    func adding(_ other: Quantity) -> Quantity {
        switch (self, other) {
        case (.unknown(let left), .unknown(let right)): .unknown(left.joined(with: right))
        case (.unknown(let gap), _), (_, .unknown(let gap)): .unknown(gap)
        case (.measured(let unit, let left), .measured(let second, let right))
        where unit != .day && unit.isSame(as: second):
            left.adding(right).map { .measured(unit == .numberOrCents ? second : unit, $0) } ?? .unknown(.anomaly)
        default: .unknown(.anomaly)
        }
    }

    /// A number times a number or an amount.
    func multiplied(by other: Quantity) -> Quantity {
        switch (self, other) {
        case (.unknown(let left), .unknown(let right)): return .unknown(left.joined(with: right))
        case (.unknown(let gap), _), (_, .unknown(let gap)): return .unknown(gap)
        case (.measured(let unit, let left), .measured(let second, let right)):
            guard let unit = Self.product(unit, second) else { return .unknown(.anomaly) }
            return left.multiplied(by: right).map { .measured(unit, $0) } ?? .unknown(.anomaly)
        default: return .unknown(.anomaly)
        }
    }

    /// From this, the least, to the other, the most; without end where there is no other.
    func ranging(to most: Quantity?) -> Quantity {
        guard let most else {
            guard case .measured(let unit, let least) = self, unit != .day else { return unmeasured }
            return .measured(
                unit, Bounds(lower: least.lower, upper: nil, gap: Gap.partial.joined(with: least.gap)))
        }
        switch (self, most) {
        case (.measured(let unit, let least), .measured(let second, let most))
        where unit != .day && unit.isSame(as: second):
            if let lower = least.lower, let upper = most.upper, lower > upper { return .unknown(.anomaly) }
            let isOne = least.lower != nil && least.lower == most.upper
            let gap = Gap.partial.joined(with: least.gap).joined(with: most.gap)
            return .measured(
                unit == .numberOrCents ? second : unit,
                Bounds(lower: least.lower, upper: most.upper, gap: isOne ? nil : gap))
        case (.measured(let unit, let least), .unknown(let gap)) where unit != .day:
            return .measured(unit, Bounds(lower: least.lower, upper: nil, gap: gap.joined(with: least.gap)))
        case (.unknown(let gap), .measured(let unit, let most)) where unit != .day:
            return .measured(unit, Bounds(lower: nil, upper: most.upper, gap: gap.joined(with: most.gap)))
        case (.unknown(let left), .unknown(let right)): return .unknown(left.joined(with: right))
        default: return .unknown(.anomaly)
        }
    }

    private var unmeasured: Quantity {
        if case .unknown = self { self } else { .unknown(.anomaly) }
    }

    private static func product(_ left: Unit, _ right: Unit) -> Unit? {
        switch (left, right) {
        case (.number, .number): .number
        case (.number, .cents), (.cents, .number): .cents
        case (.numberOrCents, .number), (.number, .numberOrCents): .numberOrCents
        default: nil
        }
    }
}

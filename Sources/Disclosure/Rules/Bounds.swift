internal import Catalogue

/// The bounds between which a number or a day lies in every completion of what is known; `nil` is without bound.
///
/// A gap says why the bounds are not one number.
struct Bounds: Hashable, Sendable {
    var lower: Int64?
    var upper: Int64?
    var gap: Gap?

    init(lower: Int64?, upper: Int64?, gap: Gap?) {
        self.lower = lower
        self.upper = upper
        self.gap = gap
    }

    init(_ value: Int64) {
        self.init(lower: value, upper: value, gap: nil)
    }

    /// The number, where the bounds meet.
    var value: Int64? { lower == upper ? lower : nil }

    /// The sum of two; `nil` where it does not fit.
    func adding(_ other: Bounds) -> Bounds? {
        var sum = Bounds(lower: nil, upper: nil, gap: gap?.joined(with: other.gap) ?? other.gap)
        if let left = lower, let right = other.lower {
            let (value, overflow) = left.addingReportingOverflow(right)
            guard !overflow else { return nil }
            sum.lower = value
        }
        if let left = upper, let right = other.upper {
            let (value, overflow) = left.addingReportingOverflow(right)
            guard !overflow else { return nil }
            sum.upper = value
        }
        return sum
    }

    /// The product of two; `nil` where it does not fit.
    ///
    /// Bounds that may be negative and have no end leave the product without bounds.
    func multiplied(by other: Bounds) -> Bounds? {
        let gap = gap?.joined(with: other.gap) ?? other.gap
        if value == 0 || other.value == 0 { return Bounds(0) }
        guard let left = lower, let right = other.lower else { return Bounds(lower: nil, upper: nil, gap: gap) }
        if let most = upper, let otherMost = other.upper {
            var products: [Int64] = []
            for factor in [left, most] {
                for other in [right, otherMost] {
                    let (value, overflow) = factor.multipliedReportingOverflow(by: other)
                    guard !overflow else { return nil }
                    products.append(value)
                }
            }
            return Bounds(lower: products.min(), upper: products.max(), gap: gap)
        }
        guard left >= 0, right >= 0 else { return Bounds(lower: nil, upper: nil, gap: gap) }
        let (value, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? nil : Bounds(lower: value, upper: nil, gap: gap)
    }

    /// Yes or no where every completion agrees.
    func compared(_ comparison: Comparison, to other: Bounds) -> Kleene {
        let decided: Bool? =
            switch comparison {
            case .equal: equals(other)
            case .less: isLess(than: other)
            case .atMost: other.isLess(than: self).map { !$0 }
            case .more: other.isLess(than: self)
            case .atLeast: isLess(than: other).map { !$0 }
            }
        if let decided { return Kleene(decided) }
        return .unknown(gap?.joined(with: other.gap) ?? other.gap ?? .partial)
    }

    private func isLess(than other: Bounds) -> Bool? {
        if let upper, let least = other.lower, upper < least { return true }
        if let lower, let most = other.upper, lower >= most { return false }
        return nil
    }

    private func equals(_ other: Bounds) -> Bool? {
        if let value, value == other.value { return true }
        if isLess(than: other) == true || other.isLess(than: self) == true { return false }
        return nil
    }
}

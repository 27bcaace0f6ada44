package import Core

/// How often a consent may be used: so many times in each period, as ReBIT's `Frequency` (CONSENT 1.5).
package struct Frequency: Hashable, Sendable {
    package let times: Int
    package let every: Period

    package init(times: Int = 1, every: Period) {
        self.times = times
        self.every = every
    }

    /// Whether this permits no more than `other`; what cannot be compared permits more.
    package func isWithin(_ other: Frequency) -> Bool {
        if every.unit == other.every.unit { return every.count >= other.every.count && times <= other.times }
        return every.leastDays >= other.every.mostDays && times <= other.times
    }
}

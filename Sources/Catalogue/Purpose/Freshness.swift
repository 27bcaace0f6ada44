/// How fresh an attribute must be for a purpose, and whether what came may be kept.
///
/// A purpose that says nothing of an attribute has it asked each time and keeps nothing of it.
package struct Freshness: Hashable, Sendable {
    /// What serves while the source stays away.
    package struct WhenDown: Hashable, Sendable {
        /// How many days older than otherwise a value may be.
        package let olderDays: Int
        /// Why that is good enough, in plain Dutch; the answer says it.
        package let ground: String

        package init(olderDays: Int, ground: String) {
            self.olderDays = olderDays
            self.ground = ground
        }
    }

    /// The longest time, in days, from what a value speaks of to its use; zero has it asked each time.
    package let maximumAgeDays: Int
    package let whenDown: WhenDown?
    /// Whether what this purpose fetches may be kept, as far as its title lets it.
    package let keep: Bool

    package static let askedEachTime = Freshness(maximumAgeDays: 0)

    package init(maximumAgeDays: Int, whenDown: WhenDown? = nil, keep: Bool = false) {
        self.maximumAgeDays = maximumAgeDays
        self.whenDown = whenDown
        self.keep = keep
    }

    /// The age, in days, that a value may have while its source stays away; `nil` where only a fresh one serves.
    package var longestDays: Int? { whenDown.map { maximumAgeDays + $0.olderDays } }
}

package import Core

/// How many messages a minute a source allows: tokens that grow back evenly, a minute's worth at most.
///
/// Pure: whoever holds it says what time it is.
package struct RateBudget: Hashable, Sendable {
    package enum Reservation: Hashable, Sendable {
        /// After so many milliseconds; the token is taken.
        case granted(after: Int64)
        /// Not within the time that there is; none was taken.
        case refused(until: Instant)
    }

    private static let token: Int64 = 60_000

    let perMinute: Int64
    /// In sixty-thousandths of a token, of which as many grow in a millisecond as tokens in a minute; below zero where
    /// tokens are promised that have not grown yet.
    private var level: Int64
    private var at: Instant

    package init(perMinute: Int, now: Instant) {
        self.perMinute = Int64(min(max(perMinute, 1), 1_000_000))
        level = self.perMinute * Self.token
        at = now
    }

    /// With `leaving`, so many tokens stay at hand for others: it is granted at once or not at all, so that nobody waits
    /// for tokens that were promised before.
    package mutating func reserve(
        at now: Instant, within milliseconds: Int64, leaving floor: Int64 = 0
    ) -> Reservation {
        refill(now)
        let rest = level - Self.token - min(floor, perMinute - 1) * Self.token
        let wait = rest >= 0 ? 0 : (-rest + perMinute - 1) / perMinute
        guard wait <= (floor > 0 ? 0 : milliseconds) else { return .refused(until: now.adding(milliseconds: wait)) }
        level -= Self.token
        return .granted(after: wait)
    }

    /// The tokens that tasks leave for those who wait: a quarter of a minute's worth.
    package var share: Int64 { perMinute / 4 }

    /// Gives a token back that was not used.
    package mutating func giveBack() { level = min(level + Self.token, perMinute * Self.token) }

    /// Whole tokens at hand.
    package mutating func left(at now: Instant) -> Int {
        refill(now)
        return Int(max(level, 0) / Self.token)
    }

    /// A clock that steps back brings nothing and takes nothing.
    private mutating func refill(_ now: Instant) {
        let elapsed = min(now.milliseconds - at.milliseconds, 60_000 * 60)
        if elapsed > 0 { level = min(level + elapsed * perMinute, perMinute * Self.token) }
        at = now
    }
}

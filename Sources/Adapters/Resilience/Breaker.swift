package import Core

/// Keeps questions from a source that does not answer, and lets one through from time to time to see whether it does
/// again.
///
/// Pure: whoever holds it says what time it is.
package struct Breaker: Hashable, Sendable {
    package enum Position: Hashable, Sendable {
        /// Questions pass; so many in a row were not answered.
        case closed(failures: Int)
        /// None passes until then.
        case open(until: Instant)
        /// One is under way, and what it comes to decides for all.
        case halfOpen(until: Instant)
    }

    package enum Passage: Hashable, Sendable {
        case pass
        /// The one question of a half-open breaker.
        case probe
        case refused(until: Instant)
    }

    /// So many failures in a row open it.
    let limit: Int
    let openSeconds: Int64
    package private(set) var position = Position.closed(failures: 0)

    package init(limit: Int, openSeconds: Int64) {
        self.limit = max(limit, 1)
        self.openSeconds = max(openSeconds, 1)
    }

    /// Whether a question may go out now.
    ///
    /// Whoever gets `probe` owes a ``record(_:isProbe:at:)``; a probe that never comes back is replaced after a while.
    package mutating func passage(at now: Instant) -> Passage {
        switch position {
        case .closed: return .pass
        case .open(let until), .halfOpen(let until):
            guard now >= until else { return .refused(until: until) }
            position = .halfOpen(until: now.adding(seconds: openSeconds))
            return .probe
        }
    }

    /// What an attempt came to.
    ///
    /// Once it is open, only the probe counts: what was asked before says nothing of now.
    package mutating func record(_ result: AttemptResult, isProbe: Bool, at now: Instant) {
        switch (position, result) {
        case (.closed, .answered): position = .closed(failures: 0)
        case (.closed(let failures), .failed):
            position = failures + 1 < limit ? .closed(failures: failures + 1) : opened(at: now)
        case (.halfOpen, .answered) where isProbe: position = .closed(failures: 0)
        case (.halfOpen, .failed) where isProbe: position = opened(at: now)
        case (.halfOpen, .unasked) where isProbe: position = .open(until: now)
        default: break
        }
    }

    /// Whether an attempt that failed may be followed by another.
    package var allowsAnother: Bool {
        if case .closed = position { true } else { false }
    }

    private func opened(at now: Instant) -> Position { .open(until: now.adding(seconds: openSeconds)) }
}

import Core

/// How a task fares whose sources stay away: it goes on past single lines that did not come, and rests where many did not
/// in a row, longer each time.
///
/// Pure. A restart forgets it, and begins again with the first line that waits.
struct TaskRest: Hashable, Sendable {
    /// Lines in a row without an answer of their sources, after which the task rests.
    private static let row = 4
    /// The first pause and the longest, in seconds.
    private static let seconds: (first: Int64, longest: Int64) = (5, 1800)

    private var misses = 0
    private var pauses = 0
    /// The last line of this round that waits for the next one.
    private(set) var last: Int64 = 0
    private(set) var until: Instant?

    func isResting(at now: Instant) -> Bool { until.map { now < $0 } ?? false }

    /// A line was answered, so its sources are there.
    mutating func answer() { (misses, pauses) = (0, 0) }

    /// A line came back without its sources, which may be asked again at a moment.
    mutating func miss(_ line: Int64, at now: Instant, retryAt: Instant?) {
        last = max(last, line)
        misses += 1
        if misses >= Self.row { rest(at: now, retryAt: retryAt) }
    }

    /// The list was gone through, and lines of it wait still.
    mutating func endRound(at now: Instant) {
        last = 0
        rest(at: now, retryAt: nil)
    }

    /// Lines that were under way together make one pause.
    private mutating func rest(at now: Instant, retryAt: Instant?) {
        guard !isResting(at: now) else { return }
        let longest = now.adding(seconds: Self.seconds.longest)
        let pause = min(Self.seconds.first << Int64(min(pauses, 20)), Self.seconds.longest)
        until = min(max(now.adding(seconds: pause), retryAt ?? now), longest)
        pauses += 1
        misses = 0
    }
}

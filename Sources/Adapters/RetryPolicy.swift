import Core

/// When a source is asked again: backoff that doubles, jitter, and a budget in time.
///
/// Pure but for the random byte.
package struct RetryPolicy: Hashable, Sendable {
    package let attempts: Int
    package let firstPauseMilliseconds: Int64
    /// The time within which the last attempt must begin.
    package let budgetMilliseconds: Int64
    /// What is told to an application when the source stays away.
    package let retryAfterSeconds: Int64

    package init(
        attempts: Int = 4, firstPauseMilliseconds: Int64 = 100, budgetMilliseconds: Int64 = 8_000,
        retryAfterSeconds: Int64 = 60
    ) {
        self.attempts = attempts
        self.firstPauseMilliseconds = firstPauseMilliseconds
        self.budgetMilliseconds = budgetMilliseconds
        self.retryAfterSeconds = retryAfterSeconds
    }

    /// The pause before attempt number `attempt` (2 for the second), or `nil` when there is to be none: between half and
    /// the whole of the doubled step, so that waiters do not return together.
    package func pause(before attempt: Int, elapsedMilliseconds: Int64, jitter: UInt8) -> Int64? {
        guard attempt <= attempts else { return nil }
        let step = firstPauseMilliseconds << Int64(min(attempt - 2, 16))
        let pause = step / 2 + step * Int64(jitter) / 510
        return elapsedMilliseconds + pause <= budgetMilliseconds ? pause : nil
    }
}

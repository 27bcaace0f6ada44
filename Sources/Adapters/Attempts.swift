import Core
import OnlyOnce

/// Asks a source until its answer stands, the policy ends, or nobody allows another attempt.
struct Attempts: Sendable {
    let policy: RetryPolicy
    let clock: WallClock
    let entropy: Entropy

    func reply(
        mayRetry: @Sendable (Int) async -> Bool, ask: () async -> SourceReading
    ) async -> SourceReply {
        let start = clock.now
        var attempt = 1
        while true {
            let reading = await ask()
            guard reading.mayPass, let pause = pause(before: attempt + 1, since: start, reading),
                (try? await Task.sleep(for: .milliseconds(pause))) != nil, await mayRetry(attempt + 1)
            else { return reply(reading, attempts: attempt) }
            attempt += 1
        }
    }

    /// What the source asks for itself comes before the policy's step; where the budget does not hold it, nobody waits.
    private func pause(before attempt: Int, since start: Instant, _ reading: SourceReading) -> Int64? {
        let elapsed = clock.now.milliseconds - start.milliseconds
        let step = policy.pause(before: attempt, elapsedMilliseconds: elapsed, jitter: entropy.bytes(1)[0])
        guard let step, let seconds = reading.retryAfterSeconds else { return step }
        let pause = max(step, seconds * 1_000)
        return elapsed + pause <= policy.budgetMilliseconds ? pause : nil
    }

    private func reply(_ reading: SourceReading, attempts: Int) -> SourceReply {
        let now = clock.now
        let wait = reading.retryAfterSeconds ?? policy.retryAfterSeconds
        return SourceReply(
            status: reading.status, code: reading.code, attempts: attempts, told: reading.told,
            members: reading.members, retrievedAt: now, retryAt: reading.mayPass ? now.adding(seconds: wait) : nil,
            replacement: reading.replacement)
    }

    /// The answer where nobody could be asked.
    func refusal(_ status: Outcome.Status, code: String) -> SourceReply {
        SourceReply(
            status: status, code: code, attempts: 0, told: [:], members: [], retrievedAt: clock.now, retryAt: nil)
    }
}

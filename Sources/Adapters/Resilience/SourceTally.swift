import Core
import OnlyOnce

/// What is counted of one source: nothing about a person.
struct SourceTally: Sendable {
    /// The durations that the quantiles are taken of.
    private static let window = 128

    private(set) var calls = 0
    private(set) var attempts = 0
    private(set) var errors: [Outcome.Status: Int] = [:]
    private(set) var milliseconds: Int64 = 0
    private(set) var failuresInARow = 0
    private(set) var lastSuccess: Instant?
    private(set) var lastFailure: SourceState.Failure?
    private var durations: [Int64] = []
    private var next = 0

    mutating func count(_ reply: SourceReply, took: Int64, at now: Instant) {
        calls += 1
        attempts += reply.attempts
        let took = max(took, 0)
        milliseconds += took
        if durations.count < Self.window { durations.append(took) } else { durations[next] = took }
        next = (next + 1) % Self.window
        switch reply.status {
        case .ok, .notFound, .filtered, .anomaly, .partial: lastSuccess = now
        case .busy, .unavailable, .notAuthorised, .notInscribed, .badRequest, .identityChanged, .fault:
            errors[reply.status, default: 0] += 1
            lastFailure = SourceState.Failure(status: reply.status, code: reply.code, at: now)
        }
    }

    mutating func count(_ result: AttemptResult) {
        switch result {
        case .answered: failuresInARow = 0
        case .failed: failuresInARow += 1
        case .unasked: break
        }
    }

    /// The duration that so many of a hundred calls do not exceed; `nil` before the first.
    func percentile(_ percent: Int) -> Int64? {
        guard !durations.isEmpty else { return nil }
        let sorted = durations.sorted()
        return sorted[min(sorted.count * percent / 100, sorted.count - 1)]
    }
}

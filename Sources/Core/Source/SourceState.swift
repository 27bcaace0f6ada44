/// How one source fares: what operators look at, without anything about a person.
package struct SourceState: Hashable, Sendable {
    package enum Breaker: String, Hashable, Sendable, CaseIterable {
        case closed, halfOpen, open
    }

    package struct Failure: Hashable, Sendable {
        package let status: Outcome.Status
        /// `MAGDA:99996`.
        package let code: String
        package let at: Instant

        package init(status: Outcome.Status, code: String, at: Instant) {
            self.status = status
            self.code = code
            self.at = at
        }
    }

    /// As the settings name the way to it.
    package let connection: String
    /// The authentic source behind it, as mappings and titles name it.
    package let source: String
    package let breaker: Breaker
    /// When an open breaker lets one question through.
    package let openUntil: Instant?
    /// Whether attempts fail in a row.
    package let isFailing: Bool
    package let calls: Int
    package let attempts: Int
    /// Calls that brought nothing, by why.
    package let errors: [Outcome.Status: Int]
    /// All calls together, waiting and retries included.
    package let milliseconds: Int64
    package let medianMilliseconds: Int64?
    /// What 95 of a hundred calls do not exceed.
    package let slowMilliseconds: Int64?
    package let lastSuccess: Instant?
    package let lastFailure: Failure?
    /// Of the whole connection: what is under way, what waits, and how much of a minute's messages is left.
    package let running: Int
    package let waiting: Int
    package let quotaLeft: Int?
    /// Days until the first of our certificates for it expires; negative once it has.
    package let certificateDays: Int?

    package init(
        connection: String, source: String, breaker: Breaker = .closed, openUntil: Instant? = nil,
        isFailing: Bool = false, calls: Int = 0, attempts: Int = 0, errors: [Outcome.Status: Int] = [:],
        milliseconds: Int64 = 0, medianMilliseconds: Int64? = nil, slowMilliseconds: Int64? = nil,
        lastSuccess: Instant? = nil, lastFailure: Failure? = nil, running: Int = 0, waiting: Int = 0,
        quotaLeft: Int? = nil, certificateDays: Int? = nil
    ) {
        self.connection = connection
        self.source = source
        self.breaker = breaker
        self.openUntil = openUntil
        self.isFailing = isFailing
        self.calls = calls
        self.attempts = attempts
        self.errors = errors
        self.milliseconds = milliseconds
        self.medianMilliseconds = medianMilliseconds
        self.slowMilliseconds = slowMilliseconds
        self.lastSuccess = lastSuccess
        self.lastFailure = lastFailure
        self.running = running
        self.waiting = waiting
        self.quotaLeft = quotaLeft
        self.certificateDays = certificateDays
    }
}

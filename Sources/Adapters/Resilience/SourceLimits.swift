/// How much is asked of one source, and when it is left alone.
package struct SourceLimits: Hashable, Sendable {
    /// Questions at the same time.
    package var concurrent: Int
    /// Messages in a minute, retries included; `nil` where the source sets no limit.
    package var perMinute: Int?
    /// How long a question may wait for its turn.
    package var waitMilliseconds: Int64
    /// So many attempts in a row without an answer open the breaker.
    package var failures: Int
    /// How long it stays open before one question tries.
    package var openSeconds: Int64

    package init(
        concurrent: Int = 64, perMinute: Int? = nil, waitMilliseconds: Int64 = 2_000, failures: Int = 10,
        openSeconds: Int64 = 10
    ) {
        self.concurrent = max(concurrent, 1)
        self.perMinute = perMinute
        self.waitMilliseconds = max(waitMilliseconds, 0)
        self.failures = failures
        self.openSeconds = openSeconds
    }
}

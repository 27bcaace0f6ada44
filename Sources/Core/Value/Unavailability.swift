/// Why an attribute could not be had, and when asking again makes sense.
package struct Unavailability: Hashable, Sendable {
    package enum Reason: String, Hashable, Sendable {
        case sourceBusy, sourceDown, sourceRefused, sourceFault, sourceHasNoRecord, partialData, notConnected, anomaly
        /// Somebody contests what the source tells.
        case doubtful
        /// Only the person knows it, and has not told it, or not for this.
        case notTold
    }

    package let reason: Reason
    package let retryAt: Instant?

    package init(_ reason: Reason, retryAt: Instant? = nil) {
        self.reason = reason
        self.retryAt = retryAt
    }
}

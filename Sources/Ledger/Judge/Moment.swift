package import Core

/// Where and when an event is judged.
package struct Moment: Hashable, Sendable {
    package let controller: String
    /// The event's own time.
    package let at: Instant
    /// The time of the transaction, never before the event's: a basis must be active at both.
    package let commit: Instant

    package init(controller: String, at: Instant, commit: Instant) {
        self.controller = controller
        self.at = at
        self.commit = max(at, commit)
    }

    var times: (Instant, Instant) { (at, commit) }
}

package import Core

/// How a task stands.
package enum TaskState: String, Hashable, Sendable, CaseIterable {
    /// Waits for its list of persons to come whole.
    case open
    case running
    case paused
    case done
    /// Its key is destroyed, and what is left of it is being cleared.
    case ending
}

/// A task as it is kept: whose, for which purpose, how it stands, until when, and what it asks, sealed.
package struct TaskRow: Hashable, Sendable {
    package let id: Identifier
    package let application: String
    /// What it asks, by the purpose's id; empty for a task from before this was kept.
    package let purpose: String
    package let state: TaskState
    package let made: Instant
    /// When list and results are destroyed, unless it is running.
    package let until: Instant
    package let sealed: [UInt8]

    package init(
        id: Identifier, application: String, purpose: String, state: TaskState, made: Instant, until: Instant,
        sealed: [UInt8]
    ) {
        self.id = id
        self.application = application
        self.purpose = purpose
        self.state = state
        self.made = made
        self.until = until
        self.sealed = sealed
    }
}

package import Core

/// An event on its way into the log, sealed before it is queued; the writer adds `seq` and hashes.
package struct Proposal: Sendable {
    package let event: Event
    package let parts: [SealedPart]
    /// The sealed facts that the event keeps, by id.
    package let facts: [Identifier: [UInt8]]
    /// The bytes of a purpose that the event activates.
    package let purposeBytes: [UInt8]?
    /// The line of a task that the event ends.
    package let line: LineEnding?
    /// Whether a task asks, who leaves others at least three quarters of a commit.
    package let isOfTask: Bool

    package init(
        event: Event, parts: [SealedPart], facts: [Identifier: [UInt8]] = [:], purposeBytes: [UInt8]? = nil,
        line: LineEnding? = nil, isOfTask: Bool = false
    ) {
        self.event = event
        self.parts = parts
        self.facts = facts
        self.purposeBytes = purposeBytes
        self.line = line
        self.isOfTask = isOfTask
    }
}

package import Core

/// An entry as stored: clear columns and sealed parts.
package struct StoredEntry: Hashable, Sendable {
    package let position: Position
    package let id: Identifier
    package let at: Instant
    package let type: EntryType
    package let purpose: String?
    package let application: String?
    package let outcome: String?
    package let source: String?
    /// The keyed name, ``ControllerKeys/employee(_:)``.
    package let employee: [UInt8]?
    package let parts: [SealedPart]

    package init(
        position: Position, id: Identifier, at: Instant, type: EntryType, purpose: String?, application: String?,
        outcome: String?, source: String?, employee: [UInt8]?, parts: [SealedPart]
    ) {
        self.position = position
        self.id = id
        self.at = at
        self.type = type
        self.purpose = purpose
        self.application = application
        self.outcome = outcome
        self.source = source
        self.employee = employee
        self.parts = parts
    }

    /// The leaf's bytes, from the commitments.
    package var leaf: [UInt8] {
        Commitment.leaf(
            entryClass: type.entryClass, commit: Commitment.entry(parts: parts.map(\.commitment)), seq: position.seq)
    }
}

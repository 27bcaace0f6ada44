package import Core

/// The entry that an event became: what its rows remember of it.
package struct EntryMark: Hashable, Sendable {
    package let id: Identifier
    package let at: Instant
    package let position: Position

    package init(id: Identifier, at: Instant, position: Position) {
        self.id = id
        self.at = at
        self.position = position
    }
}

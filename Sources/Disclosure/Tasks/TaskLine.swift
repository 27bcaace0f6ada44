package import Core
package import Ledger

/// A line of a task as it is kept.
package struct TaskLine: Hashable, Sendable {
    /// The entry that ended it.
    package struct Entry: Hashable, Sendable {
        package let id: Identifier
        package let position: Position

        package init(id: Identifier, position: Position) {
            self.id = id
            self.position = position
        }
    }

    /// From 1, in the order of the list.
    package let number: Int64
    package var state: LineState
    /// The keyed alias of whom it is about, by which the line is found when that person is erased.
    package var alias: [UInt8]?
    /// The earlier line about the same person.
    package var twin: Int64?
    /// Who, and the caller's own reference.
    package var sealed: [UInt8]
    /// What it came to.
    package var result: [UInt8]?
    package var entry: Entry?

    package init(
        number: Int64, state: LineState, alias: [UInt8]? = nil, twin: Int64? = nil, sealed: [UInt8],
        result: [UInt8]? = nil, entry: Entry? = nil
    ) {
        self.number = number
        self.state = state
        self.alias = alias
        self.twin = twin
        self.sealed = sealed
        self.result = result
        self.entry = entry
    }
}

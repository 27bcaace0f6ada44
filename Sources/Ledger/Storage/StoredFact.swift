import Core

/// A kept fact as stored.
package struct StoredFact: Hashable, Sendable {
    package let row: FactRow
    package let sealed: [UInt8]
    /// The interests that hold it, with their ends.
    package let holds: [HoldRow]

    package init(row: FactRow, sealed: [UInt8], holds: [HoldRow]) {
        self.row = row
        self.sealed = sealed
        self.holds = holds
    }
}

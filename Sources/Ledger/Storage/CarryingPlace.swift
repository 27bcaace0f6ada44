import Core

/// How far the rows of earlier logs were looked through: the table, and the last row of it.
package struct CarryingPlace: Hashable, Sendable {
    package static let start = CarryingPlace(table: 0, row: 0)

    package let table: Int
    package let row: Int64

    package init(table: Int, row: Int64) {
        self.table = table
        self.row = row
    }
}

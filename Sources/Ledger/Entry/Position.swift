/// Where an entry stands: the log of a year, and its index in that log.
package struct Position: Hashable, Comparable, Sendable {
    package let log: Int
    package let seq: Int64

    package init(log: Int, seq: Int64) {
        self.log = log
        self.seq = seq
    }

    /// One number that orders all entries of a controller; the integer key of its row.
    package var row: Int64 { Int64(log) << 40 | seq }

    package init(row: Int64) {
        self.init(log: Int(row >> 40), seq: row & 0xFF_FFFF_FFFF)
    }

    package static func < (left: Position, right: Position) -> Bool { left.row < right.row }
}

package import Core
package import MerkleLog

extension LogOpening {
    /// The first acts of a new year's log: it cites how the log before it ended, and carries the rows that storage hands
    /// over with every proposal.
    package static func acts(year: Int, after last: Checkpoint, carrying rows: Rows, at instant: Instant) -> [Act] {
        var turned = rows
        turned.turn()
        return [.logOpened(LogOpening(year: year, previousCheckpoint: last.text))]
            + turned.carryings(of: turned.living(at: instant).filter(\.isRegistry)).map(\.act)
    }
}

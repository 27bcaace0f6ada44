/// Every row, and how far the log that is written was at that very moment.
///
/// Entries may come while a log is verified: only the rows of one moment can be what the entries of that moment say.
package struct LedgerSnapshot: Sendable {
    package let rows: Rows
    /// The log that was written then.
    package let year: Int
    /// How many entries stood in it; counted, not taken from a head that says so.
    package let size: UInt64

    package init(rows: Rows, year: Int, size: UInt64) {
        self.rows = rows
        self.year = year
        self.size = size
    }
}

extension LedgerStorage {
    /// Every row there is.
    package func allRows() async throws(LedgerError) -> Rows { try await snapshot().rows }
}

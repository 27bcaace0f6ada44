package import Core

extension LedgerStorage {
    /// A run of the rows of what people told, by id; empty at the end.
    ///
    /// A storage with many does better than read every row.
    package func tellings(after: Identifier?, limit: Int) async throws(LedgerError) -> [TellingRow] {
        let all = try await allRows().tellings.values.sorted { $0.id.text < $1.id.text }
        return Array(all.drop { row in after.map { row.id.text <= $0.text } ?? false }.prefix(limit))
    }
}

package import Core

extension LedgerStorage {
    /// A run of the consents that stand and the requests that wait, by id; empty at the end.
    ///
    /// A storage with many does better than read every row.
    package func standingConsents(after: Identifier?, limit: Int) async throws(LedgerError) -> [ConsentRow] {
        let standing = try await allRows().consents.values.filter { $0.state.stands || $0.state == .requested }
        let sorted = standing.sorted { $0.id.text < $1.id.text }
        return Array(sorted.filter { row in after.map { $0.text < row.id.text } ?? true }.prefix(limit))
    }
}

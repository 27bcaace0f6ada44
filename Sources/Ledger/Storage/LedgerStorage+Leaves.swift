extension LedgerStorage {
    /// From whole entries, where a storage knows no shorter way.
    package func leaves(from position: Position, limit: Int) async throws(LedgerError) -> [[UInt8]] {
        try await entries(from: position, limit: limit).map(\.leaf)
    }
}

extension LedgerStorage {
    /// Counts by reading the entries; a storage that can do with less does so.
    package func counts(_ query: CountQuery) async throws(LedgerError) -> EntryCounts {
        var found = EntryCounts()
        var page = query.entries
        page.limit = 1_000
        var left = query.limit
        while true {
            let entries = try await entries(page)
            for entry in entries.prefix(left) { found.add(EntryKind(entry)) }
            left -= entries.count
            guard entries.count == page.limit, let last = entries.last else {
                found.isComplete = left >= 0
                return found
            }
            guard left > 0 else {
                found.isComplete = false
                return found
            }
            page.before = last.position
        }
    }
}

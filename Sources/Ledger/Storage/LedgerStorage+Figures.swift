package import Core

/// The plain way, entry by entry; a storage with indexes has a quicker one.
extension LedgerStorage {
    package func ids(_ query: EntryQuery) async throws(LedgerError) -> [Identifier] {
        try await entries(query).map(\.id)
    }

    package func consentCounts(from: Instant, until: Instant) async throws(LedgerError) -> [EntryCount] {
        var counts: [EntryCount: Int] = [:]
        for entry in try await consentEntries(from: from, until: until) {
            let one = EntryCount(
                type: entry.type, purpose: entry.purpose, application: entry.application, outcome: entry.outcome,
                employee: entry.employee, count: 1)
            counts[one, default: 0] += 1
        }
        return counts.map { one, count in
            EntryCount(
                type: one.type, purpose: one.purpose, application: one.application, outcome: one.outcome,
                employee: one.employee, count: count)
        }
    }

    package func answeredRequests(from: Instant, until: Instant) async throws(LedgerError) -> [AnsweredRequest] {
        let consents = try await allRows().consents
        return try await consentEntries(from: from, until: until).compactMap { entry in
            guard entry.type == .consentRequested, let purpose = entry.purpose,
                let answer = consents[entry.id]?.successor
            else { return nil }
            return AnsweredRequest(purpose: purpose, request: entry.id, answer: answer)
        }
    }

    private func consentEntries(from: Instant, until: Instant) async throws(LedgerError) -> [StoredEntry] {
        let types = EntryType.allCases.filter { $0.entryClass == .consent }
        return try await entries(EntryQuery(types: types, from: from, until: until, limit: .max))
    }
}

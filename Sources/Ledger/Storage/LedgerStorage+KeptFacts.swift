import Core

extension LedgerStorage {
    /// The kept facts of a run of people with all that holds them; no place at the end.
    ///
    /// A storage with many does better than read every row.
    package func keptFacts(
        after place: Int64, people limit: Int
    ) async throws(LedgerError) -> (rows: Rows, next: Int64?) {
        let all = try await allRows()
        let people = Set(all.facts.values.map(\.person)).sorted { $0.text < $1.text }
        let run = Set(people.dropFirst(Int(place)).prefix(limit))
        var rows = Rows()
        for fact in all.facts.values where run.contains(fact.person) { rows.set(.fact(fact)) }
        for hold in all.holds.values where rows.facts[hold.fact] != nil { rows.set(.hold(hold)) }
        let next = Int(place) + limit
        return (rows, next < people.count ? Int64(next) : nil)
    }
}

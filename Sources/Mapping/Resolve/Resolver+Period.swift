import Core

extension Resolver {
    /// The first and the last day of a record, where the source tells them.
    func period(of item: RecordItem) -> (from: PartialDate?, until: PartialDate?) {
        let plan = mapping.records[item.plan]
        let from = date(plan.begin, of: item)
        if let last = date(plan.until, of: item) { return (from, last) }
        guard let end = date(plan.end, of: item) else { return (from, nil) }
        return (from, end.date.map { PartialDate($0.adding(days: -1)) } ?? end)
    }

    private func date(_ slots: [Int], of item: RecordItem) -> PartialDate? {
        guard !slots.isEmpty, let capture = field(slots, of: item),
            case .date(let date, isPlaceholder: false) = DateReading(extraction.captures[capture], in: extraction)
        else { return nil }
        return date
    }

    /// Records in force on the reference date, the latest begun first; those without a first day come last.
    ///
    /// A day that is not wholly known keeps the record: it may be in force.
    func current(_ items: [RecordItem]) -> [RecordItem] {
        var kept: [(item: RecordItem, begin: CalendarDate?)] = []
        for item in items {
            let (from, until) = period(of: item)
            if let from, from.earliest > referenceDate { continue }
            if let until, until.latest < referenceDate { continue }
            kept.append((item, from?.earliest))
        }
        if kept.count > 1 {
            // Stable, so that equals stay in the order of the document.
            let order = kept.indices.sorted { left, right in
                guard let first = kept[left].begin else { return kept[right].begin == nil && left < right }
                guard let second = kept[right].begin else { return true }
                return first == second ? left < right : first > second
            }
            return order.map { kept[$0].item }
        }
        return kept.map(\.item)
    }
}

import Core

extension Resolver {
    /// The first and the last day of a record, where the source tells them.
    func period(of item: RecordItem) -> (from: PartialDate?, until: PartialDate?) {
        let (plan, place) = dated(item)
        let from = date(plan.begin, in: place)
        if let last = date(plan.until, in: place) { return (from, last) }
        guard let end = date(plan.end, in: place) else { return (from, bound(plan, from, place)) }
        return (from, end.date.map { PartialDate($0.adding(days: -1)) } ?? end)
    }

    /// The last day that it can hold, where the source tells none but the thing has its length.
    private func bound(_ plan: RecordPlan, _ from: PartialDate?, _ place: Int) -> PartialDate? {
        if let year = date(plan.schoolYear, in: place)?.year { return PartialDate(year: year + 1, month: 9, day: 30) }
        guard let days = plan.lasts, let from else { return nil }
        return PartialDate(from.latest.adding(days: days - 1))
    }

    /// The record that has the days: this one, or one around it.
    private func dated(_ item: RecordItem) -> (RecordPlan, Int) {
        var plan = mapping.records[item.plan]
        var place = item.instance
        while plan.begin.isEmpty, plan.end.isEmpty, plan.until.isEmpty, let outer = plan.outer {
            plan = outer
            place = self.place(of: outer, around: place)
        }
        return (plan, place)
    }

    /// Whether one of its days cannot be read.
    func isFlawed(_ item: RecordItem) -> Bool {
        let (plan, place) = dated(item)
        return [plan.begin, plan.end, plan.until].contains { slots in
            guard let index = field(slots, in: place) else { return false }
            if case .unreadable = DateReading(extraction.captures[index], in: extraction) { return true }
            return false
        }
    }

    /// Of a day that does not exist, such as 31 November, the month counts: it bounds the period all the same.
    private func date(_ slots: [Int], in instance: Int) -> PartialDate? {
        guard !slots.isEmpty, let index = field(slots, in: instance) else { return nil }
        let capture = extraction.captures[index]
        switch DateReading(capture, in: extraction) {
        case .date(let date, isPlaceholder: false): return date
        case .unreadable:
            hasSeenFlaw = true
            return PartialDate(String(extraction.string(capture).prefix(7)))
        case .date, .open: return nil
        }
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

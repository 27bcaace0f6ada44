import Core

extension Rows {
    /// Takes in how an earlier year's log ended.
    package mutating func know(_ end: LogEnd) { logs[end.year] = end }

    /// Takes in what the log of an earlier year holds.
    package mutating func know(_ extent: YearExtent, ofLog year: Int) { extents[year] = extent }

    /// Every pruning there is, those of earlier logs that this one has not carried yet included.
    package var allPrunings: [PruningRow] {
        Array(prunings.values)
            + earlier.values.compactMap { if case .pruning(let row) = $0.row { row } else { nil } }
    }

    /// Whether an entry says that the log of a year is gone.
    func isPruned(_ year: Int) -> Bool { allPrunings.contains { $0.scope.year == year && $0.state == .performed } }

    /// Whether something may still come of a row that no later log carried, or a yes stands that was given in the year:
    /// its entry is the proof of it (article 7(1) GDPR).
    func stillCounts(log year: Int, at instant: Instant) -> Bool {
        if living(at: instant).contains(where: { earlier[$0]?.made.log == year }) { return true }
        let carried = earlier.values.compactMap { if case .consent(let row) = $0.row { row } else { nil } }
        return (Array(consents.values) + carried).contains { consent in
            consent.state.stands && instant <= consent.end
                && BelgianCalendar.date(at: Instant(milliseconds: consent.id.milliseconds)).year == year
        }
    }

    /// Rows go that a pruned year's log made last; what governs stays, and names nobody but officers.
    package mutating func forget(log year: Int) {
        earlier = earlier.filter { $0.value.made.log != year || $0.value.row.end == nil }
        for row in all where marks[row.key]?.log == year {
            if let end = row.end { set(end) }
        }
        extents[year] = nil
    }
}

extension RowChange {
    /// How a row about a person ends with its log; `nil` for one that governs.
    private var name: RowName? {
        switch self {
        case .consent(let row): RowName(.consent, row.id)
        case .consultation(let row): RowName(.consultation, row.id)
        case .link(let row): RowName(.link, row.id)
        case .matter(let row): RowName(.matter, row.id)
        case .telling(let row): RowName(.telling, row.id)
        default: nil
        }
    }

    fileprivate var end: RowChange? {
        switch self {
        case .fact(let row): .dropFact(row.id)
        case .hold(let row): .dropHold(row.key)
        default: name.map { .drop($0) }
        }
    }
}

import Core

extension PruningPlan {
    var rowKeys: [RowKey] { [.application(by), .log(scope.year)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.officer(by, rows) ?? scope.refusal(in: rows, moment) { return refusal }
        return rows.prunings.values.contains { $0.scope.year == scope.year } ? Refusal(.pruningOpen, law: 8) : nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        [.pruning(PruningRow(id: mark.id, scope: scope, agreement: Agreement(planner: by)))]
    }
}

extension PruningApproval {
    var rowKeys: [RowKey] { [.application(by), .pruning(plan)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        refusal(to: rows.prunings[plan], in: rows, closed: .pruningNotOpen)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard var row = rows.prunings[plan] else { return [] }
        row.agreement = row.agreement.approved(by: by, entry: mark.id)
        return [.pruning(row)]
    }
}

extension PruningPerformance {
    var rowKeys: [RowKey] { [.application(by), .pruning(plan), .log(scope.year)] }

    /// Exactly what two officers agreed to, by its list, and nothing of which something may still come.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        if let refusal = Judge.officer(by, rows) { return refusal }
        guard let row = rows.prunings[plan], row.state == .approved, row.scope == scope,
            row.approvals.map(\.entry) == approvals
        else { return Refusal(.pruningNotOpen, law: 8) }
        guard DestructionList.hash(of: list) == scope.list else { return Refusal(.listNotOfYear, law: 8) }
        return scope.refusal(in: rows, moment)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard var row = rows.prunings[plan] else { return [] }
        row.agreement = row.agreement.performed
        return [.pruning(row)]
    }
}

extension PruningReplay {
    var rowKeys: [RowKey] { [.pruning(plan)] }

    /// What was destroyed is destroyed again, whatever the copy says of it; but it must be that log.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let end = rows.logs[scope.year] else {
            return scope.year < rows.firstLog ? nil : Refusal(.yearNotClosed, law: 8)
        }
        return end == scope.end ? nil : Refusal(.listNotOfYear, law: 8)
    }

    /// The plan may be younger than the copy that was put back: then this entry is all that the log knows of it.
    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        var row = rows.prunings[plan] ?? PruningRow(id: plan, scope: scope, agreement: Agreement(planner: ""))
        row.agreement = row.agreement.performed
        return [.pruning(row)]
    }
}

extension PruningScope {
    /// Why the year must stay; what is not at hand, as in a replay of one year by itself, is taken as given.
    fileprivate func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard PruningTerm.hasPassed(self, at: moment.at) else { return Refusal(.mustStay, law: 8) }
        guard !rows.isPruned(year) else { return Refusal(.yearPruned, law: 8) }
        guard let known = rows.logs[year] else {
            return year < rows.firstLog ? nil : Refusal(.yearNotClosed, law: 8)
        }
        guard known == end else { return Refusal(.listNotOfYear, law: 8) }
        // What is left must replay from its first year on.
        guard !rows.logs.keys.contains(where: { $0 < year && !rows.isPruned($0) }) else {
            return Refusal(.earlierYearFirst, law: 8)
        }
        guard !rows.stillCounts(log: year, at: moment.at) else { return Refusal(.yearStillCounts, law: 8) }
        guard let extent = rows.extents[year] else { return nil }
        guard extent.restrained == 0 else { return Refusal(.restrained, law: 8) }
        let found = DestructionList(end: end, extent: extent, rows: rows, termYears: termYears)
        guard found.termYears == termYears else { return Refusal(.mustStay, law: 8) }
        return found.hash == list ? nil : Refusal(.listNotOfYear, law: 8)
    }
}

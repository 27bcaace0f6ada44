import Core

extension ErasurePlan {
    var rowKeys: [RowKey] { [.application(by)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        Judge.officer(by, rows)
            ?? (ErasureTerm.hasPassed(keyClass, at: moment.at) ? nil : Refusal(.mustStay, law: 8))
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        [
            .erasure(
                ErasureRow(
                    id: mark.id, keyClass: keyClass, key: key, ground: ground, agreement: Agreement(planner: by)))
        ]
    }
}

extension ErasureApproval {
    var rowKeys: [RowKey] { [.application(by), .erasure(plan)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        refusal(to: rows.erasures[plan], in: rows, closed: .erasureNotOpen)
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard var row = rows.erasures[plan] else { return [] }
        row.agreement = row.agreement.approved(by: by, entry: mark.id)
        return [.erasure(row)]
    }
}

extension ErasurePerformance {
    var rowKeys: [RowKey] { outcome.rowKeys }

    /// What two officers agreed to, and nothing that must stay: a consent that still permits, or a matter that is not
    /// closed, is no proof of the past; that someone acted for another is the other's proof.
    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        guard let row = rows.erasures[outcome.plan], row.state == .approved, row.keyClass == outcome.keyClass,
            row.ground == ground, row.approvals.map(\.entry) == approvals,
            outcome.keys.allSatisfy({ $0.id == row.key })
        else { return Refusal(.erasureNotOpen, law: 8) }
        let runs = outcome.dropped.contains { name in
            guard let form = rows.form(of: name),
                let row = RowChange(json: .object([name.kind.rawValue: form]))
            else { return false }
            return switch row {
            // A doubt falls with what it is about; all else that is open is being dealt with.
            case .matter(let matter): matter.state != .closed && !matter.isDoubt
            case .consent(let consent): (consent.state.stands || consent.state.isOpen) && moment.at <= consent.end
            default: false
            }
        }
        let isAnothers = outcome.keyClass == .consent && outcome.represents > 0
        return runs || isAnothers || !ErasureTerm.hasPassed(outcome.keyClass, at: moment.at)
            ? Refusal(.mustStay, law: 8) : nil
    }

    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        guard var row = rows.erasures[outcome.plan] else { return outcome.changes(in: rows) }
        row.agreement = row.agreement.performed
        return outcome.changes(in: rows) + [.erasure(row)]
    }
}

extension ErasureReplay {
    var rowKeys: [RowKey] { outcome.rowKeys }

    /// The plan may be younger than the copy that was put back: then this entry is all that the log knows of it.
    func changes(in rows: Rows, at mark: EntryMark) -> [RowChange] {
        var row =
            rows.erasures[outcome.plan]
            ?? ErasureRow(
                id: outcome.plan, keyClass: outcome.keyClass, key: outcome.keys[0].id, ground: .noLongerNeeded,
                agreement: Agreement(planner: ""))
        row.agreement = row.agreement.performed
        return outcome.changes(in: rows) + [.erasure(row)]
    }
}

extension KeyRotation {
    var rowKeys: [RowKey] { [.application(by)] }

    func refusal(in rows: Rows, _ moment: Moment) -> Refusal? {
        switch rows.applications[by]?.role {
        case .officer, .operator: to == from + 1 ? nil : Refusal(.roleNotAllowed, law: 7)
        default: Refusal(.roleNotAllowed, law: 7)
        }
    }
}

extension ErasureOutcome {
    /// What stays is put in order too, so its rows are read; what held a fact says whose answers may be other.
    fileprivate var rowKeys: [RowKey] {
        [.erasure(plan)] + dropped.map { $0.kind == .fact ? .heldFact($0.id) : $0.key } + left.map(\.name.key)
    }

    /// Facts go with all that holds them.
    fileprivate func changes(in rows: Rows) -> [RowChange] {
        var changes: [RowChange] = []
        for name in dropped {
            if name.kind == .fact {
                changes += rows.allHolds(on: name.id).map { .dropHold($0) }
                changes.append(.dropFact(name.id))
            } else {
                changes.append(.drop(name))
            }
        }
        return changes + left.compactMap { $0.change(in: rows) }
    }
}

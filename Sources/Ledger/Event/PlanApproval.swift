import Core

/// An officer's yes to a plan; two different officers must say it.
protocol PlanApproval: EventRecord {
    /// The entry that planned it.
    var plan: Identifier { get }
    /// The officer.
    var by: String { get }

    init(plan: Identifier, by: String)
}

extension PlanApproval {
    var content: JSON { ["plan": .string(plan.text)] }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(employee: by) }

    init?(_ source: RecordSource) {
        guard let plan = source.identifier("plan"), let by = source.staff?["employee"]?.string else { return nil }
        self.init(plan: plan, by: by)
    }

    /// Why this yes may not stand: not an officer's, to nothing that waits for it, or said before.
    func refusal(to row: (any AgreedRow)?, in rows: Rows, closed: Refusal.Rule) -> Refusal? {
        if let refusal = Judge.officer(by, rows) { return refusal }
        guard let row, row.state == .planned else { return Refusal(closed, law: 8) }
        return row.isApproved(by: by) ? Refusal(.approvedAlready, law: 8) : nil
    }
}

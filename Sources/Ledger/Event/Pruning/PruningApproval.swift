package import Core

/// An officer's yes to the planned destruction of a year's log; two different officers must say it.
package struct PruningApproval: EventRecord {
    /// The entry that planned it.
    package let plan: Identifier
    /// The officer.
    package let by: String

    package init(plan: Identifier, by: String) {
        self.plan = plan
        self.by = by
    }

    var content: JSON { ["plan": .string(plan.text)] }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(employee: by) }

    init?(_ source: RecordSource) {
        guard let plan = source.identifier("plan"), let by = source.staff?["employee"]?.string else { return nil }
        self.init(plan: plan, by: by)
    }
}

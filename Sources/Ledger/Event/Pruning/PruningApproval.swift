package import Core

/// An officer's yes to a planned destruction of a year's log.
package struct PruningApproval: PlanApproval, EventRecord {
    package let plan: Identifier
    package let by: String

    package init(plan: Identifier, by: String) {
        self.plan = plan
        self.by = by
    }
}

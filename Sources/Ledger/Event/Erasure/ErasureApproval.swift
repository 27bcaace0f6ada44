package import Core

/// An officer's yes to a planned erasure.
package struct ErasureApproval: PlanApproval, EventRecord {
    package let plan: Identifier
    package let by: String

    package init(plan: Identifier, by: String) {
        self.plan = plan
        self.by = by
    }
}

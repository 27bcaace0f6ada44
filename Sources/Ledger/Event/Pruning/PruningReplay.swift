package import Core

/// The record that a year's log was destroyed anew, since a copy that was put back still had it.
package struct PruningReplay: EventRecord {
    /// The entry that planned it, in this log or in what the copy does not hold.
    package let plan: Identifier
    package let scope: PruningScope

    package init(plan: Identifier, scope: PruningScope) {
        self.plan = plan
        self.scope = scope
    }

    var content: JSON { ["plan": .string(plan.text), "scope": scope.json] }
    var columns: EntryColumns { EntryColumns(outcome: "\(scope.year)") }

    init?(_ source: RecordSource) {
        guard let plan = source.identifier("plan"), let scope = PruningScope(json: source.content["scope"]) else {
            return nil
        }
        self.init(plan: plan, scope: scope)
    }
}

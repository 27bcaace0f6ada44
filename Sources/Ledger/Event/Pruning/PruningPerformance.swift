package import Core

/// The record that a year's log is gone, with the destruction list: what verifications count its entries with.
package struct PruningPerformance: EventRecord {
    /// The entry that planned it.
    package let plan: Identifier
    package let scope: PruningScope
    /// The entries of the two officers' approvals.
    package let approvals: [Identifier]
    /// The destruction list in full: the year itself can tell nobody any more.
    package let list: JSON
    /// The officer.
    package let by: String

    package init(plan: Identifier, scope: PruningScope, approvals: [Identifier], list: JSON, by: String) {
        self.plan = plan
        self.scope = scope
        self.approvals = approvals
        self.list = list
        self.by = by
    }

    var content: JSON {
        [
            "approvals": .array(approvals.map { .string($0.text) }), "list": list, "plan": .string(plan.text),
            "scope": scope.json,
        ]
    }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(outcome: "\(scope.year)", employee: by) }

    init?(_ source: RecordSource) {
        guard let plan = source.identifier("plan"), let scope = PruningScope(json: source.content["scope"]),
            let approvals = source.list("approvals", { $0.string.flatMap { Identifier($0) } }),
            let list = source.content["list"], let by = source.staff?["employee"]?.string
        else { return nil }
        self.init(plan: plan, scope: scope, approvals: approvals, list: list, by: by)
    }
}

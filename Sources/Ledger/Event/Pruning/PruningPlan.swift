import Core

/// An officer's wish to destroy the log of a year whose term is over.
///
/// The pruning's id is the id of this entry.
package struct PruningPlan: EventRecord {
    package let scope: PruningScope
    /// The officer.
    package let by: String

    package init(scope: PruningScope, by: String) {
        self.scope = scope
        self.by = by
    }

    var content: JSON { ["scope": scope.json] }
    var staff: JSON? { ["employee": .string(by)] }
    var columns: EntryColumns { EntryColumns(outcome: "\(scope.year)", employee: by) }

    init?(_ source: RecordSource) {
        guard let scope = PruningScope(json: source.content["scope"]), let by = source.staff?["employee"]?.string
        else { return nil }
        self.init(scope: scope, by: by)
    }
}
